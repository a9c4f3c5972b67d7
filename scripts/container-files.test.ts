import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configVariables } from '#lib/config/config.ts';
import { copiesFrom, readStages, variablesOf } from './read-dockerfile.ts';

const [build, runtime, ...others] = readStages('Dockerfile');
const root = '/strata/';

describe('Dockerfile', () => {
  const of = (keyword: string) =>
    runtime?.instructions
      .filter((instruction) => instruction.keyword === keyword)
      .map((instruction) => instruction.arguments.join(' '));

  it('has a stage that builds and one that runs, of the same image', () => {
    expect([build?.name, runtime?.name, others]).toEqual(['build', 'runtime', []]);
    expect([build?.image, runtime?.image]).toEqual(Array(2).fill('node:24-bookworm-slim'));
  });

  it('installs what the lockfile says and leaves what only builds behind', () => {
    const runs = build?.instructions
      .filter(({ keyword }) => keyword === 'RUN')
      .map((instruction) => instruction.arguments.join(' '));
    expect(runs?.[0]).toMatch(/^npm ci /);
    expect(runs?.at(-1)).toMatch(/^npm prune --omit=dev/);
  });

  it('runs as somebody by number who is not root, and writes in one place', () => {
    const instructions = runtime?.instructions ?? [];
    const user = instructions.findLastIndex(({ keyword }) => keyword === 'USER');
    expect(of('USER')).toEqual(['65532:65532']);
    expect(instructions.slice(user).some(({ keyword }) => keyword === 'RUN')).toBe(false);
    expect(of('VOLUME')).toEqual(['/data']);
    expect(of('RUN')).toEqual(['mkdir /data && chown 65532:65532 /data']);
    expect(variablesOf(runtime ?? { image: '', name: '', instructions: [] })).toEqual({
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      HOST: '0.0.0.0',
      PORT: '3000',
      STRATA_DATA_DIR: '/data',
    });
  });

  it('starts Node itself, which is told by SIGTERM, and asks whether it is ready', () => {
    expect(of('CMD')).toEqual(['["node", "scripts/app.ts"]']);
    expect(of('HEALTHCHECK')?.[0]).toContain('"scripts/check-ready.ts"');
    expect([of('STOPSIGNAL'), of('ENTRYPOINT'), of('EXPOSE')]).toEqual([['SIGTERM'], [], ['3000']]);
    for (const file of ['scripts/app.ts', 'scripts/check-ready.ts'])
      expect(existsSync(file)).toBe(true);
  });

  it('copies what there is, or what the build makes', () => {
    const built = new Set(['node_modules', '.next']);
    const copied = copiesFrom(runtime ?? { image: '', name: '', instructions: [] }, 'build');
    expect(copied.length).toBeGreaterThan(8);
    for (const { source } of copied) {
      expect(source.startsWith(root), source).toBe(true);
      const path = source.slice(root.length);
      expect(built.has(path) || existsSync(path), path).toBe(true);
    }
  });

  it('says what it is', () => {
    expect(of('LABEL')?.[0]).toContain('org.opencontainers.image.title="Strata"');
  });

  it('takes nothing of this machine along that is secret or its own', () => {
    const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
    for (const path of ['.env', '.data', '.git', '.next', '**/node_modules', 'secrets']) {
      expect(ignored).toContain(path);
    }
  });
});

interface Service {
  readonly image: string;
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly stop_grace_period?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly string[] };
}

describe('compose.yaml', () => {
  const compose = parse(readFileSync('compose.yaml', 'utf8'), { merge: true });
  const services = Object.entries<Service>(compose.services);
  const service = (name: string) => services.find(([id]) => id === name)?.[1];

  it('is two apps, PostgreSQL 17 and a proxy', () => {
    expect(services.map(([name]) => name)).toEqual(['app-1', 'app-2', 'database', 'proxy']);
    expect(service('database')?.image).toMatch(/^postgres:17\b/);
    expect(service('app-1')).toEqual(service('app-2'));
  });

  it.each(services)(
    '%s can write in few places, gains nothing, and is asked how it is',
    (_, one) => {
      expect(one).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        healthcheck: { test: expect.arrayContaining(['CMD']) },
      });
      expect(one.tmpfs?.join()).toContain('/tmp');
      expect(one.stop_grace_period).toMatch(/^\d+s$/);
    },
  );

  it('opens the proxy’s ports alone, and the database to the apps alone', () => {
    expect(services.filter(([, one]) => one.ports).map(([name]) => name)).toEqual(['proxy']);
    expect(service('proxy')?.cap_add).toEqual(['NET_BIND_SERVICE']);
    expect(services.filter(([, one]) => one.cap_add).map(([name]) => name)).toEqual(['proxy']);
    expect(compose.networks.inside).toEqual({ internal: true });
    expect(service('database')?.networks).toEqual(['inside']);
    expect(service('proxy')?.networks).toEqual(['outside']);
  });

  it('gives the app variables that it knows, and secrets as files', () => {
    const { environment = {}, secrets = [] } = service('app-1') ?? {};
    const known = new Set([...configVariables, ...awsVariables]);
    expect(Object.keys(environment).filter((name) => !known.has(name))).toEqual([]);
    expect(environment.STRATA_TRUSTED_PROXIES).toBe('1');
    const files = Object.values(environment).filter((value) => value.startsWith('/run/secrets/'));
    expect(files.sort()).toEqual(secrets.map((name) => `/run/secrets/${name}`).sort());
    expect(Object.keys(compose.secrets).sort()).toEqual([...secrets].sort());
    expect(environment.DATABASE_URL).not.toMatch(/:[^/@]+@/);
  });

  it('waits longer for the app to end than the app takes', () => {
    expect(Number.parseInt(service('app-1')?.stop_grace_period ?? '', 10)).toBeGreaterThan(10);
  });
});

const awsVariables = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];

describe('the Caddyfile', () => {
  const text = readFileSync('deploy/Caddyfile', 'utf8').replace(/^\s*#.*$/gm, '');

  it.each([
    [
      'asks the instances of compose.yaml',
      /reverse_proxy \{\$STRATA_INSTANCES:app-1:3000 app-2:3000\}/,
    ],
    ['by their readiness', /health_uri \/api\/v1\/ready/],
    ['sends on events as they come', /flush_interval -1/],
    ['tries another instance', /lb_try_duration \d+s/],
    ['keeps the metrics to itself', /respond \/metrics 404/],
  ])('%s', (_, directive) => {
    expect(text).toMatch(directive);
  });

  it('leaves X-Forwarded-For to Caddy, which writes what it saw and nothing that it was told', () => {
    expect(text).not.toMatch(/header_up|trusted_proxies/);
  });
});
