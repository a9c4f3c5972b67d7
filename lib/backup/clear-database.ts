import pg from 'pg';
import { productTables } from '#lib/db/client.ts';
import { BackupProblem } from './archive-format.ts';
import { readTables } from './read-catalog.ts';

interface Clearing {
  /** Tables that the archive brings, which may be older than those of this build. */
  readonly archived: readonly string[];
  /** Whether what is in the database may be lost. */
  readonly replace: boolean;
}

/**
 * Removes the product's tables, functions and queue, within the client's transaction. Throws
 * {@link BackupProblem} where there is something in them, unless it may be replaced, and where there
 * are tables that are not the product's.
 */
export async function clearDatabase(client: pg.PoolClient, clearing: Clearing): Promise<void> {
  const known = new Set<string>([...productTables, ...clearing.archived]);
  const tables = (await readTables(client)).map(({ name }) => name);
  const foreign = tables.filter((name) => !known.has(name));
  if (foreign.length > 0) {
    throw new BackupProblem(
      `The database has tables that are not Strata's: ${foreign.join(', ')}. Use one of its own.`,
    );
  }
  const filled = clearing.replace ? [] : await filledTables(client, tables);
  if (filled.length > 0) {
    throw new BackupProblem(
      `The database is not empty: there is something in ${filled.join(', ')}. With --replace all of it is removed first.`,
    );
  }
  for (const name of [...tables, '_prisma_migrations']) {
    await client.query(`DROP TABLE IF EXISTS ${pg.escapeIdentifier(name)} CASCADE`);
  }
  for (const signature of await ownFunctions(client)) {
    await client.query(`DROP FUNCTION ${signature} CASCADE`);
  }
  await client.query('DROP SCHEMA IF EXISTS pgboss CASCADE');
}

async function filledTables(client: pg.PoolClient, tables: readonly string[]): Promise<string[]> {
  const filled: string[] = [];
  for (const name of tables) {
    const { rows } = await client.query(`SELECT 1 FROM ${pg.escapeIdentifier(name)} LIMIT 1`);
    if (rows.length > 0) filled.push(name);
  }
  return filled;
}

/** Those of migrations, and not those of extensions. */
async function ownFunctions(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ signature: string }>(`
    SELECT p.oid::regprocedure::text AS signature FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`);
  return rows.map(({ signature }) => signature);
}
