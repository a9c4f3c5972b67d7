import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { provideRuntime } from '#lib/runtime/get-runtime.ts';
import { beginStopping } from '#lib/runtime/lifecycle.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { GET as ready } from './v1/ready/route.ts';

/** The first start makes the database, which a busy machine makes long. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let test: TestRuntime;

beforeAll(async () => {
  test = await startTestRuntime();
  provideRuntime(test.runtime);
});

afterAll(() => test.close());

async function readiness() {
  const response = await ready(new Request('http://10.0.0.7:3000/api/v1/ready'));
  return [response.status, await response.json()];
}

it('is ready while the database has every migration of this build', async () => {
  await expect.poll(readiness, { timeout: 60_000 }).toEqual([200, { status: 'ready' }]);
  const name = '20261129220513_add_audit';
  const rolledBack = (at: string) =>
    test.ctx.db.$executeRawUnsafe(
      `UPDATE _prisma_migrations SET rolled_back_at = ${at} WHERE migration_name = '${name}'`,
    );
  await rolledBack('now()');
  expect(await readiness()).toEqual([
    503,
    expect.objectContaining({
      code: 'unavailable',
      detail: `The database lacks migrations of this build: ${name}.`,
    }),
  ]);
  await rolledBack('NULL');
  expect(await readiness()).toEqual([200, { status: 'ready' }]);
});

it('is not once the process is told to end', async () => {
  beginStopping();
  expect(await readiness()).toEqual([
    503,
    expect.objectContaining({ detail: 'Strata is stopping.' }),
  ]);
});
