import type pg from 'pg';

/** Any number that no other lock has: every instance on a server shares it, a restore has it alone. */
const instanceLock = 5_741_010;

/** Held as long as the connection, by every instance that works with a server's database. */
export async function holdInstanceLock(client: pg.PoolClient): Promise<void> {
  await client.query('SELECT pg_advisory_lock_shared($1)', [instanceLock]);
}

/** Whether no instance works with the database; none does until the transaction ends. */
export async function isWithoutInstances(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ alone: boolean }>(
    'SELECT pg_try_advisory_xact_lock($1) AS alone',
    [instanceLock],
  );
  return rows[0]?.alone === true;
}
