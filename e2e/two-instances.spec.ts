import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type PostgresServer, startPostgres, whyNoPostgres } from '#lib/db/postgres-for-tests.ts';
import { waitUntilHealthy } from '../scripts/wait-until-healthy.ts';
import { type AppProcess, startApp } from './app-process.ts';
import { freePort } from './free-port.ts';

/** What `compose.yaml` starts, without containers: two apps, PostgreSQL, and Caddy with its Caddyfile. */
const absence =
  (await whyNoPostgres()) ??
  (spawnSync('caddy', ['version']).status === 0 ? undefined : 'no caddy on the path');
test.skip(absence !== undefined, absence);

const administrator = { email: 'ada@example.com', password: 'correct horse battery staple' };
const token = 'a token for Prometheus';

let postgres: PostgresServer;
let folder: string;
let proxyUrl: string;
let ports: number[];
let apps: AppProcess[];
let stopProxy: () => void;
let cookie: string;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  postgres = await startPostgres();
  folder = await mkdtemp(join(tmpdir(), 'strata-two-'));
  proxyUrl = `http://localhost:${await freePort()}`;
  ports = [await freePort(), await freePort()];
  const shared = {
    PATH: process.env.PATH,
    STRATA_PUBLIC_URL: proxyUrl,
    STRATA_TRUSTED_PROXIES: '1',
    STRATA_CLOUD: 'local',
    STRATA_SECRET_KEYS: `1:${'k'.repeat(32)}`,
    STRATA_METRICS_TOKEN: token,
    STRATA_ADMIN_EMAIL: administrator.email,
    STRATA_ADMIN_PASSWORD: administrator.password,
    STRATA_DATA_DIR: folder,
    LOCAL_AWS_PORT: String(await freePort()),
    DATABASE_URL: await postgres.createDatabase('shared'),
  };
  apps = ports.map((port) => startApp({ env: { ...shared, PORT: String(port) } }));
  stopProxy = startProxy();
  await Promise.all(ports.map((port) => waitUntilHealthy(`http://127.0.0.1:${port}/api/v1/ready`)));
  await waitUntilHealthy(`${proxyUrl}/api/v1/ready`);
  cookie = await signIn();
});

test.afterAll(async () => {
  stopProxy?.();
  for (const { child } of apps ?? []) child.kill('SIGKILL');
  await postgres?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

function startProxy(): () => void {
  const instances = ports.map((port) => `127.0.0.1:${port}`).join(' ');
  const env = {
    ...process.env,
    STRATA_PUBLIC_URL: proxyUrl,
    STRATA_INSTANCES: instances,
    XDG_DATA_HOME: folder,
    XDG_CONFIG_HOME: folder,
    CADDY_ADMIN: 'off',
  };
  const args = ['run', '--adapter', 'caddyfile', '--config', 'deploy/Caddyfile'];
  const child = spawn('caddy', args, { env, stdio: 'ignore' });
  return () => child.kill('SIGTERM');
}

async function signIn(): Promise<string> {
  const response = await fetch(`${proxyUrl}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: proxyUrl },
    body: JSON.stringify(administrator),
  });
  expect(response.status).toBe(200);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${proxyUrl}/api/v1${path}`, { ...init, headers: { cookie, ...init.headers } });

test('the audit has the address that the proxy saw, not the one that was claimed', async () => {
  const headers = { 'x-forwarded-for': '203.0.113.7', 'content-type': 'application/json' };
  const body = JSON.stringify({ name: 'Not a region', region: 'us-east-2' });
  const refused = await ask('/environments', { method: 'POST', headers, body });
  expect(refused.status).toBe(422);
  const { entries } = await (await ask('/audit')).json();
  expect(entries[0]).toMatchObject({ action: 'createEnvironment', remoteAddress: '127.0.0.1' });
});

test('metrics are for whoever has the token, and not behind the proxy', async () => {
  const headers = { authorization: `Bearer ${token}` };
  const scraped = await fetch(`http://127.0.0.1:${ports[0]}/metrics`, { headers });
  expect(await scraped.text()).toContain('strata_http_request_duration_seconds_bucket{');
  expect((await fetch(`http://127.0.0.1:${ports[0]}/metrics`)).status).toBe(404);
  expect((await fetch(`${proxyUrl}/metrics`, { headers })).status).toBe(404);
});

/** Follows the stream until it ends; `begun` resolves with its first bytes. */
function follow() {
  let begin: (text: string) => void = () => {};
  const begun = new Promise<string>((resolve) => {
    begin = resolve;
  });
  const ended = new Promise<void>((resolve, reject) => {
    request(`${proxyUrl}/api/v1/stream`, { headers: { cookie } }, (response) => {
      response.on('data', (part) => begin(String(part)));
      response.on('end', resolve).on('error', reject);
    })
      .on('error', reject)
      .end();
  });
  return { begun, ended };
}

test('an instance that is told to end ends its streams, and no request fails', async () => {
  // One stream per instance at least: the proxy gives each to the one with fewer.
  const streams = [follow(), follow(), follow(), follow()];
  for (const { begun } of streams) expect(await begun).toContain('retry: 1000');
  const statuses: number[] = [];
  let isStopping = true;
  const asking = (async () => {
    while (isStopping) statuses.push((await ask('/layers')).status);
  })();
  const [first, second] = apps;
  const stopped = await first?.stop();
  await Promise.any(streams.map(({ ended }) => ended));
  expect((await follow().begun).length).toBeGreaterThan(0);
  isStopping = false;
  await asking;
  expect(stopped?.code).toBe(0);
  expect(stopped?.ms).toBeLessThan(10_000);
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await second?.stop()).toMatchObject({ code: 0 });
});
