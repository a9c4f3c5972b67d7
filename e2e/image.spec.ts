import { execFileSync, spawnSync } from 'node:child_process';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { waitUntilHealthy } from '../scripts/wait-until-healthy.ts';
import { type AppProcess, startApp } from './app-process.ts';
import { freePort } from './free-port.ts';
import { placeRuntimeStage, type RuntimeStage } from './runtime-stage.ts';

/** What the image has, without the engine that would run it: see `runtime-stage.ts`. */
let stage: RuntimeStage;
let app: AppProcess;
let writable: string;
let before: string;
let url: string;
let env: NodeJS.ProcessEnv;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  stage = await placeRuntimeStage();
  writable = await mkdtemp(join(tmpdir(), 'strata-volume-'));
  const { uid, gid } = stage.identity;
  if (uid !== undefined && gid !== undefined) await chown(writable, uid, gid);
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  env = {
    ...stage.variables,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    STRATA_DATA_DIR: join(writable, 'data'),
    TMPDIR: writable,
    STRATA_CLOUD: 'local',
    LOCAL_AWS_PORT: String(await freePort()),
  };
  before = listing(stage.directory);
  app = start(stage.command);
  await Promise.race([waitUntilHealthy(`${url}/api/v1/ready`), failure(app)]);
});

test.afterAll(async () => {
  app.child.kill('SIGKILL');
  await stage.remove();
  await rm(writable, { recursive: true, force: true });
});

function start([program, ...args]: readonly string[]): AppProcess {
  expect(program).toBe('node');
  return startApp({ directory: stage.directory, args, env, identity: stage.identity });
}

async function failure({ child, said }: AppProcess): Promise<never> {
  const code = await new Promise((resolve) => child.once('exit', resolve));
  throw new Error(`The app ended with ${code}: ${said()}`);
}

/** Names, sizes and times of everything in a directory. */
function listing(directory: string): string {
  return execFileSync('find', ['.', '-printf', '%p %s %T@ %m\\n'], {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
}

function run(...args: string[]) {
  const options = { cwd: stage.directory, env, encoding: 'utf8', ...stage.identity } as const;
  return spawnSync(process.execPath, args, options);
}

test('shows its pages', async ({ page }) => {
  await page.goto(url);
  await expect(page.getByRole('heading').first()).toBeVisible();
  const icons = await fetch(`${url}/icons/${(await readdir('public/icons'))[0]}`);
  expect(icons.status).toBe(200);
});

test('says that it is ready, by the health check of the image', () => {
  const healthy = run('scripts/check-ready.ts');
  expect(healthy).toMatchObject({ status: 0, stdout: '{"status":"ready"}\n' });
});

test('holds nothing that its process could change', () => {
  const attempt = run('-e', "require('node:fs').writeFileSync('scripts/app.ts', '')");
  expect(attempt.stderr).toMatch(/EACCES|EROFS/);
  expect(run('-e', "require('node:fs').mkdirSync('.next/cache')").stderr).toMatch(/EACCES|EROFS/);
});

test('has the local AWS too, and the commands', async () => {
  const aws = start(['node', 'local-aws/main.ts']);
  await waitUntilHealthy(`http://127.0.0.1:${env.LOCAL_AWS_PORT}/_local/calls`);
  await expect.poll(async () => (await fetch(`${url}/api/v1/health`)).status).toBe(200);
  expect(await aws.stop()).toMatchObject({ code: 0 });
  const refused = run('scripts/backup.ts', join(writable, 'strata.backup'));
  expect(refused.stderr).toMatch(/data directory .* is in use by another Strata/);
});

test('ends when it is told to, has written into its volume alone, and can be backed up', async () => {
  const { code, ms } = await app.stop();
  expect(code).toBe(0);
  expect(app.said()).not.toMatch(/EACCES|EROFS/);
  expect(ms).toBeLessThan(10_000);
  expect(listing(stage.directory)).toBe(before);
  const file = join(writable, 'strata.backup');
  expect(run('scripts/backup.ts', file).stdout).toMatch(/: \d+ rows of \d+ tables, \d+ bytes\.\n$/);
});
