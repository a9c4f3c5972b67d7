import { expect, it } from 'vitest';
import { describeOnEveryDatabase } from './databases-for-tests.ts';

describeOnEveryDatabase('a session', (of) => {
  const pool = () => of().database.pool;

  it('answers after an error as before it', async () => {
    for (let round = 0; round < 3; round += 1) {
      await expect(pool().query('SELECT $1::int / 0 AS x', [1])).rejects.toMatchObject({
        code: '22012',
      });
      await expect(pool().query('SELECT * FROM missing WHERE id = $1', [1])).rejects.toMatchObject({
        code: '42P01',
      });
      await expect(pool().query('SELEC 1')).rejects.toMatchObject({ code: '42601' });
      expect((await pool().query('SELECT $1::int + 1 AS x', [round])).rows).toEqual([
        { x: round + 1 },
      ]);
    }
  });

  it('leaves the thread of the process to others while it executes', async () => {
    let executes = true;
    const query = pool()
      .query('SELECT count(*)::int AS count FROM generate_series(1, 500000)')
      .finally(() => {
        executes = false;
      });
    let turns = 0;
    while (executes) {
      await new Promise((resolve) => setImmediate(resolve));
      turns += 1;
    }
    expect((await query).rows).toEqual([{ count: 500_000 }]);
    expect(turns).toBeGreaterThan(100);
  });

  it('keeps a failed transaction failed until it is rolled back', async () => {
    const client = await pool().connect();
    try {
      await client.query('CREATE TABLE failed_transaction (id int PRIMARY KEY)');
      await client.query('BEGIN');
      await client.query('INSERT INTO failed_transaction VALUES ($1)', [1]);
      await expect(
        client.query('INSERT INTO failed_transaction VALUES ($1)', [1]),
      ).rejects.toMatchObject({
        code: '23505',
        constraint: 'failed_transaction_pkey',
        table: 'failed_transaction',
      });
      await expect(client.query('SELECT 1')).rejects.toMatchObject({ code: '25P02' });
      await client.query('ROLLBACK');
      expect((await client.query('SELECT * FROM failed_transaction')).rows).toEqual([]);
    } finally {
      client.release();
    }
  });

  it('leaves nothing of a connection that was given up', async () => {
    const client = await pool().connect();
    await client.query('CREATE TABLE given_up (id int)');
    await client.query("SET statement_timeout = '7s'");
    await client.query({ name: 'kept', text: 'SELECT 1 AS x' });
    await client.query('BEGIN');
    await client.query('INSERT INTO given_up VALUES (1)');
    client.release(true);

    const next = await pool().connect();
    try {
      expect((await next.query('SELECT * FROM given_up')).rows).toEqual([]);
      expect((await next.query('SHOW statement_timeout')).rows).toEqual([
        { statement_timeout: '0' },
      ]);
      expect((await next.query({ name: 'kept', text: 'SELECT 2 AS x' })).rows).toEqual([{ x: 2 }]);
    } finally {
      next.release();
    }
  });

  it('carries big values and many rows in both directions', async () => {
    const text = 'ü'.repeat(2_000_000);
    const { rows } = await pool().query('SELECT $1::text AS text', [text]);
    expect(rows[0].text === text).toBe(true);
    const bytes = Buffer.alloc(3_000_000, 7);
    const answer = await pool().query('SELECT $1::bytea AS bytes', [bytes]);
    expect(bytes.equals(answer.rows[0].bytes)).toBe(true);
    const many = await pool().query('SELECT n FROM generate_series(1, $1::int) AS n', [50_000]);
    expect(many.rows).toHaveLength(50_000);
    expect(many.rows.at(-1)).toEqual({ n: 50_000 });
  });

  it('answers each of many queries at once with its own rows', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) => pool().query('SELECT $1::int AS n', [n])),
    );
    expect(answers.map(({ rows }) => rows[0].n)).toEqual(Array.from({ length: 200 }, (_, n) => n));
  });

  it('gives the results of several statements and the notices between them', async () => {
    const client = await pool().connect();
    const notices: (string | undefined)[] = [];
    const hear = ({ message }: { message?: string | undefined }) => notices.push(message);
    client.on('notice', hear);
    try {
      const results: unknown = await client.query(
        "SELECT 1 AS x; DO $$ BEGIN RAISE NOTICE 'hello'; END $$; SELECT 2 AS x",
      );
      expect(results).toMatchObject([{ rows: [{ x: 1 }] }, {}, { rows: [{ x: 2 }] }]);
      expect(notices).toEqual(['hello']);
    } finally {
      client.off('notice', hear);
      client.release();
    }
  });

  it('goes on after every connection was cut', async () => {
    const { server, errors } = of();
    await pool().query('SELECT 1');
    if (server) {
      await server.disconnectEverybody();
      await expect.poll(() => pool().totalCount).toBe(0);
      expect(errors).not.toEqual([]);
    } else {
      const client = await pool().connect();
      client.release(new Error('cut'));
    }
    expect((await pool().query('SELECT 3 AS x')).rows).toEqual([{ x: 3 }]);
  });
});
