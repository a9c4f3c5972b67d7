import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Config, configVariables, parseConfig } from './config.ts';

const home = mkdtempSync(join(tmpdir(), 'strata-home-'));
const credentialsFile = join(home, 'credentials-elsewhere');
writeFileSync(credentialsFile, '[default]\n');

afterAll(() => rmSync(home, { recursive: true }));

function configOf(env: Record<string, string> = {}): Config {
  const result = parseConfig({ HOME: home, ...env });
  if (!result.ok) throw new Error(result.problems.join('; '));
  return result.config;
}

function problemsOf(env: Record<string, string>): readonly string[] {
  const result = parseConfig({ HOME: home, ...env });
  return result.ok ? [] : result.problems;
}

const local = { kind: 'local', endpoint: 'http://127.0.0.1:4566', speed: 10 };

describe('parseConfig', () => {
  it('needs nothing', () => {
    expect(configOf()).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('.data'),
      databaseUrl: undefined,
      localAws: { port: 4566, speed: 10 },
      cloud: local,
      defaultRegion: 'us-east-2',
      audit: { webhook: undefined, syslog: undefined },
      identity: {
        publicUrl: undefined,
        hosts: ['127.0.0.1:*', 'localhost:*', '[[]::1]:*'],
        setUpNeedsCode: false,
        firstAdministrator: undefined,
        secretKeys: undefined,
        singleSignOn: undefined,
        cookiePrefix: 'strata-3000',
        signInAttempts: 10,
      },
      notifications: { smtp: undefined, webhookHosts: [] },
      services: {
        terraformUrl: 'https://app.terraform.io',
        gitHubApiUrl: 'https://api.github.com',
      },
      rateLimit: 1_200,
      trustedProxies: 0,
      metricsToken: undefined,
      logLevel: 'info',
    });
  });

  it.each<[Record<string, string>, Partial<Config>]>([
    [{ PORT: '8080' }, { port: 8080 }],
    [{ PORT: '' }, { port: 3000 }],
    [{ PORT: '0' }, { port: 0 }],
    [{ HOST: 'localhost' }, { host: 'localhost' }],
    [{ HOST: '::1' }, { host: '::1' }],
    [{ STRATA_DATA_DIR: '/srv/strata' }, { dataDir: '/srv/strata' }],
    [
      {
        STRATA_TERRAFORM_URL: 'https://tfe.example.com/',
        STRATA_GITHUB_API_URL: 'https://git.example.com/api/v3/',
      },
      {
        services: {
          terraformUrl: 'https://tfe.example.com',
          gitHubApiUrl: 'https://git.example.com/api/v3',
        },
      },
    ],
    [{ STRATA_DATA_DIR: 'other' }, { dataDir: resolve('other') }],
    [{ DATABASE_URL: 'postgres://a@b/c' }, { databaseUrl: 'postgres://a@b/c' }],
    [{ DATABASE_URL: 'postgresql://a@b/c' }, { databaseUrl: 'postgresql://a@b/c' }],
    [
      { LOCAL_AWS_PORT: '5000', LOCAL_AWS_SPEED: '0.5' },
      {
        localAws: { port: 5000, speed: 0.5 },
        cloud: { kind: 'local', endpoint: 'http://127.0.0.1:5000', speed: 0.5 },
      },
    ],
    [{ AWS_DEFAULT_REGION: 'eu-west-1' }, { defaultRegion: 'eu-west-1' }],
    [{ AWS_REGION: 'eu-west-3', AWS_DEFAULT_REGION: 'eu-west-1' }, { defaultRegion: 'eu-west-3' }],
    [{ LOG_LEVEL: 'debug' }, { logLevel: 'debug' }],
    [
      {
        STRATA_AUDIT_WEBHOOK: 'https://siem.example/strata',
        STRATA_AUDIT_WEBHOOK_SECRET: 'sixteen or more!',
        STRATA_AUDIT_SYSLOG: 'tcp://[::1]:601',
      },
      {
        audit: {
          webhook: { url: 'https://siem.example/strata', secret: 'sixteen or more!' },
          syslog: { protocol: 'tcp', host: '::1', port: 601 },
        },
      },
    ],
    [
      { STRATA_AUDIT_SYSLOG: 'udp://log.example:514' },
      {
        audit: { webhook: undefined, syslog: { protocol: 'udp', host: 'log.example', port: 514 } },
      },
    ],
    [
      { AWS_ENDPOINT_URL: 'http://moto:5000' },
      { cloud: { kind: 'compatible', endpoint: 'http://moto:5000' } },
    ],
    [{ AWS_ACCESS_KEY_ID: 'AKIA' }, { cloud: { kind: 'aws' } }],
    [{ AWS_PROFILE: 'work' }, { cloud: { kind: 'aws' } }],
    [{ AWS_WEB_IDENTITY_TOKEN_FILE: '/token' }, { cloud: { kind: 'aws' } }],
    [{ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://x' }, { cloud: { kind: 'aws' } }],
    [{ AWS_SHARED_CREDENTIALS_FILE: credentialsFile }, { cloud: { kind: 'aws' } }],
    [{ AWS_CONFIG_FILE: credentialsFile }, { cloud: { kind: 'aws' } }],
    [{ STRATA_CLOUD: 'aws' }, { cloud: { kind: 'aws' } }],
    [
      { STRATA_WEBHOOK_HOSTS: 'Chat.Internal, 10.0.0.7' },
      { notifications: { smtp: undefined, webhookHosts: ['chat.internal', '10.0.0.7'] } },
    ],
    [{ STRATA_CLOUD: 'local', AWS_ACCESS_KEY_ID: 'AKIA' }, { cloud: { ...local, kind: 'local' } }],
    [
      { STRATA_CLOUD: 'aws', AWS_ENDPOINT_URL: 'http://vpce' },
      { cloud: { kind: 'compatible', endpoint: 'http://vpce' } },
    ],
  ])('%j', (env, expected) => {
    expect(configOf(env)).toMatchObject(expected);
  });

  it.each([
    ['PORT', ['x', '-1', '1.5', '65536', '0x10', ' ', '3e3']],
    ['LOCAL_AWS_PORT', ['x', '70000']],
    ['LOCAL_AWS_SPEED', ['0', '-2', 'fast', 'Infinity']],
    ['DATABASE_URL', ['mysql://a/b', 'file:./db']],
    ['AWS_ENDPOINT_URL', ['moto', 'ftp://moto', 'javascript:alert(1)']],
    ['STRATA_CLOUD', ['demo']],
    ['LOG_LEVEL', ['loud']],
    ['STRATA_AUDIT_WEBHOOK', ['siem', 'ftp://siem.example', 'file:///etc/passwd']],
    ['STRATA_AUDIT_WEBHOOK_SECRET', ['short']],
    ['STRATA_SMTP_URL', ['mail.example', 'https://mail.example']],
    ['STRATA_SMTP_FROM', ['strata']],
    ['STRATA_WEBHOOK_HOSTS', ['http://chat.internal', 'a b']],
    ['STRATA_AUDIT_SYSLOG', ['log.example', 'udp://log.example', 'tcp://a:0', 'tls://a:6514']],
    [
      'STRATA_PUBLIC_URL',
      ['strata', 'ftp://strata.example', 'http://strata.example', 'https://strata.example/a'],
    ],
    ['STRATA_ADMIN_EMAIL', ['ada', 'ada@']],
    ['STRATA_ADMIN_PASSWORD', ['short']],
    ['STRATA_SECRET_KEYS', ['key', '1:short', `1:${'k'.repeat(32)},1:${'l'.repeat(32)}`]],
    ['STRATA_OIDC_ISSUER', ['corp']],
    ['STRATA_TERRAFORM_URL', ['tfe', 'http://tfe.example', 'https://tfe.example/api/v2']],
    [
      'STRATA_GITHUB_API_URL',
      ['ftp://git.example', 'http://git.example', 'https://a:b@git.example'],
    ],
    ['STRATA_RATE_LIMIT', ['-1', '1.5', 'many']],
    ['STRATA_SIGN_IN_ATTEMPTS', ['0', '1.5', 'many']],
  ])('names %s where it is not valid', (name, values) => {
    for (const value of values) {
      const [problem, ...others] = problemsOf({ [name]: value });
      expect(problem, value).toMatch(new RegExp(`^${name}: .{10,}`));
      expect(others).toEqual([]);
    }
  });

  it('names every variable that is not valid at once', () => {
    expect(problemsOf({ PORT: 'x', LOG_LEVEL: 'loud' })).toHaveLength(2);
  });

  it('asks for the secret of a webhook', () => {
    expect(problemsOf({ STRATA_AUDIT_WEBHOOK: 'https://siem.example' })).toEqual([
      expect.stringMatching(/^STRATA_AUDIT_WEBHOOK_SECRET: is needed/),
    ]);
  });

  it.each(['0.0.0.0', '::', '192.168.1.2', 'example.com'])(
    'listens beyond this machine, on %s, only as a public address',
    (HOST) => {
      expect(problemsOf({ HOST })).toEqual([expect.stringMatching(/^STRATA_PUBLIC_URL: needed/)]);
      const { identity } = configOf({ HOST, STRATA_PUBLIC_URL: 'https://strata.example/' });
      expect(identity).toMatchObject({
        publicUrl: 'https://strata.example',
        hosts: ['strata.example'],
        setUpNeedsCode: true,
        cookiePrefix: 'strata',
      });
    },
  );

  it('asks for all of a client of single sign-on', () => {
    expect(problemsOf({ STRATA_OIDC_CLIENT_ID: 'strata' })).toEqual([
      expect.stringMatching(/^STRATA_OIDC_ISSUER and STRATA_OIDC_CLIENT_SECRET: needed/),
    ]);
  });

  it('reads keys by version, newest first', () => {
    const [newer, older] = ['n'.repeat(32), 'o'.repeat(40)];
    const { identity } = configOf({ STRATA_SECRET_KEYS: `2:${newer},1:${older}` });
    expect(identity.secretKeys).toEqual([
      { version: 2, value: newer },
      { version: 1, value: older },
    ]);
  });
});

describe('env.template', () => {
  it('documents every variable, each with its default or an example', async () => {
    const template = await readFile('env.template', 'utf8');
    const documented = [...template.matchAll(/^#?\s?([A-Z][A-Z0-9_]+)=(.*)$/gm)];
    const names = documented.map(([, name]) => name);
    expect(names).toEqual(expect.arrayContaining([...configVariables]));
    expect(new Set(names).size).toBe(names.length);
    const values = Object.fromEntries(documented.map(([, name, value]) => [name, value]));
    expect(parseConfig({ ...values, HOME: home })).toMatchObject({ ok: true });
    expect(configOf()).toMatchObject({
      port: Number(values.PORT),
      host: values.HOST,
      dataDir: resolve(values.STRATA_DATA_DIR ?? ''),
      localAws: { port: Number(values.LOCAL_AWS_PORT), speed: Number(values.LOCAL_AWS_SPEED) },
      logLevel: values.LOG_LEVEL,
    });
  });
});
