import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnEveryDatabase } from './databases-for-tests.ts';
import { migrate } from './migrate.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'strata-migrations-'));
});

afterEach(() => rm(directory, { recursive: true }));

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(directory, name), { recursive: true });
  await writeFile(join(directory, name, 'migration.sql'), sql);
}

describeOnEveryDatabase('migrate', (of) => {
  const pool = () => of().database.pool;
  const recorded = async (prefix: string) => {
    const { rows } = await pool().query(
      `SELECT migration_name AS name, applied_steps_count AS steps, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE migration_name LIKE $1 ORDER BY migration_name`,
      [`${prefix}%`],
    );
    return rows;
  };

  it('brings an empty database up to the product’s schema, once', async () => {
    const names = (await readdir('prisma/migrations')).filter((name) => /^\d/.test(name));
    const applied = await migrate(pool(), 'prisma/migrations');
    expect(applied).toEqual(names.sort());
    expect(await migrate(pool(), 'prisma/migrations')).toEqual([]);
    expect((await pool().query('SELECT count(*)::int AS n FROM "Environment"')).rows).toEqual([
      { n: 0 },
    ]);
  });

  it('applies what is new in the order of the names, each once', async () => {
    await write('order_2', 'INSERT INTO in_order VALUES (2)');
    await write('order_1', 'CREATE TABLE in_order (id int); INSERT INTO in_order VALUES (1);');
    expect(await migrate(pool(), directory)).toEqual(['order_1', 'order_2']);
    await write('order_3', 'INSERT INTO in_order VALUES (3)');
    expect(await migrate(pool(), directory)).toEqual(['order_3']);
    expect((await pool().query('SELECT id FROM in_order')).rows).toEqual([
      { id: 1 },
      { id: 2 },
      { id: 3 },
    ]);
    expect(await recorded('order')).toEqual(
      ['order_1', 'order_2', 'order_3'].map((name) => ({ name, steps: 1, finished: true })),
    );
  });

  it('refuses a migration that was changed after it had been applied', async () => {
    await write('changed_1', 'CREATE TABLE changed_once (id int)');
    await migrate(pool(), directory);
    await write('changed_1', 'CREATE TABLE changed_twice (id int)');
    await write('changed_2', 'CREATE TABLE changed_later (id int)');
    await expect(migrate(pool(), directory)).rejects.toThrow(
      'Migration changed_1 was changed after it had been applied.',
    );
    expect(await recorded('changed_2')).toEqual([]);
  });

  it('leaves nothing of a migration that failed, and applies it when it is mended', async () => {
    await write('failing_1', 'CREATE TABLE half (id int); INSERT INTO half VALUES (1/0);');
    await expect(migrate(pool(), directory)).rejects.toMatchObject({
      message: 'Migration failing_1 failed',
      cause: { code: '22012' },
    });
    expect(await recorded('failing')).toEqual([]);
    await write('failing_1', 'CREATE TABLE half (id int)');
    expect(await migrate(pool(), directory)).toEqual(['failing_1']);
  });

  it('is done by one of several that start at once', async () => {
    await write('concurrent_1', 'CREATE TABLE concurrent (id int)');
    await write('concurrent_2', 'INSERT INTO concurrent VALUES (1)');
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(pool(), directory)));
    expect(applied.flat().sort()).toEqual(['concurrent_1', 'concurrent_2']);
    expect((await pool().query('SELECT id FROM concurrent')).rows).toEqual([{ id: 1 }]);
  });
});
