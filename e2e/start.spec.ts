import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { isPortFree } from '../scripts/port.ts';
import { freePort } from './free-port.ts';
import { administrator, signIn } from './sign-in.ts';

interface Start {
  readonly url: string;
  readonly ports: readonly number[];
  /** What `npm start` does once everything is installed; resolves when it says that it is ready. */
  start(): Promise<ChildProcess>;
}

const test = base.extend<{ readonly strata: Start }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from it
  strata: async ({}, use) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'strata-start-'));
    const ports = [await freePort(), await freePort()] as const;
    const started: ChildProcess[] = [];
    const start = async () => {
      const child = spawn(process.execPath, ['scripts/serve.ts'], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          ...process.env,
          PORT: String(ports[0]),
          LOCAL_AWS_PORT: String(ports[1]),
          STRATA_DATA_DIR: dataDir,
          STRATA_CLOUD: 'local',
          DATABASE_URL: '',
          STRATA_ADMIN_EMAIL: administrator.email,
          STRATA_ADMIN_PASSWORD: administrator.password,
        },
      });
      started.push(child);
      let printed = '';
      child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
      });
      await expect
        .poll(() => printed, { timeout: 60_000 })
        .toContain(`Strata is ready: http://localhost:${ports[0]}`);
      return child;
    };
    await use({ url: `http://127.0.0.1:${ports[0]}`, ports, start });
    for (const child of started) child.kill('SIGKILL');
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  },
});

async function expectPortsFree(ports: readonly number[]): Promise<void> {
  await expect
    .poll(() => Promise.all(ports.map((port) => isPortFree('127.0.0.1', port))), {
      timeout: 20_000,
    })
    .toEqual(ports.map(() => true));
}

test('a second start finds everything as it was left, and Ctrl-C ends all of it', async ({
  page,
  strata,
}) => {
  const first = await strata.start();
  const { cookie, storageState } = await signIn(strata.url, administrator);
  const created = await fetch(`${strata.url}/api/v1/environments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ name: 'kept', region: 'us-east-2' }),
  });
  expect(created.status).toBe(201);

  const ended = once(first, 'exit');
  first.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
  await expectPortsFree(strata.ports);

  await strata.start();
  await page.context().addCookies(storageState.cookies);
  await page.goto(strata.url);
  await expect(page.getByRole('link', { name: 'kept' })).toBeVisible();
});

test('nothing is left running when the starter is killed', async ({ strata }) => {
  const starter = await strata.start();
  starter.kill('SIGKILL');
  await expectPortsFree(strata.ports);
});
