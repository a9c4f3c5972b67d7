import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { embeddedSession, WireDuplex } from '#lib/db/wire-duplex.ts';
import { jobDatabase } from './job-database.ts';
import { startWorkerPool } from './worker-pool.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let pool: pg.Pool;
let boss: PgBoss;

beforeAll(async () => {
  const pglite = await PGlite.create('memory://');
  pool = new pg.Pool({ ...embeddedSession, stream: () => new WireDuplex(pglite) });
  boss = new PgBoss({
    db: jobDatabase(pool),
    backend: 'pglite',
    schedule: false,
    supervise: false,
  });
  await boss.start();
  await boss.createQueue('chores');
});

afterAll(async () => {
  await boss.stop({ graceful: true, timeout: 5_000, close: false });
  await pool.end();
});

it('works on as many jobs at once as it may, and keeps one worker that waits', async () => {
  const begun: number[] = [];
  const { promise: all, resolve: finish } = Promise.withResolvers<void>();
  const workers = await startWorkerPool<{ number: number }>(boss, {
    queue: 'chores',
    most: 4,
    stopping: new AbortController().signal,
    work: async ({ data }) => {
      begun.push(data.number);
      await all;
    },
  });
  const hired = () => boss.getWipData().filter(({ name }) => name === 'chores').length;
  expect(hired()).toBe(1);
  for (const number of [1, 2, 3]) await boss.send('chores', { number });
  workers.wake();
  await vi.waitFor(() => expect(begun.toSorted()).toEqual([1, 2, 3]), { timeout: 20_000 });
  await vi.waitFor(() => expect(hired()).toBe(4));
  for (const number of [4, 5]) await boss.send('chores', { number });
  workers.wake();
  await vi.waitFor(() => expect(begun.length).toBe(4), { timeout: 20_000 });
  expect(hired()).toBe(4);
  finish();
  await vi.waitFor(() => expect(begun.toSorted()).toEqual([1, 2, 3, 4, 5]), { timeout: 20_000 });
  await vi.waitFor(() => expect(hired()).toBe(1), { timeout: 20_000 });
});
