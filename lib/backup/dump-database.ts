import pg from 'pg';
import { appliedChecksums } from '#lib/db/migrate.ts';
import type { ArchiveHeader } from './archive-format.ts';
import { BackupProblem } from './archive-format.ts';
import { readSequences, readTables, type Table, writeValuesAlike } from './read-catalog.ts';

interface Making {
  /** Of the Strata that makes the archive. */
  readonly strata: string;
  readonly now: Date;
}

const rowsAtOnce = 200;

/**
 * Everything in the database as the lines of an archive, in one snapshot: what is written meanwhile is
 * not in it. Throws {@link BackupProblem} where the database is not Strata's.
 */
export async function* dumpDatabase(pool: pg.Pool, making: Making): AsyncGenerator<unknown> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await writeValuesAlike(client);
    const tables = await readTables(client);
    yield await headerOf(client, tables, making);
    for (const table of tables) {
      yield { table: table.name };
      yield* rowsOf(client, table);
    }
    // Taken last: sequences know no snapshot, and have to be beyond the rows.
    for (const { name, value } of await readSequences(client)) yield { sequence: name, value };
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

async function headerOf(
  client: pg.PoolClient,
  tables: readonly Table[],
  { strata, now }: Making,
): Promise<ArchiveHeader> {
  const { rows } = await client.query(`SELECT to_regclass('_prisma_migrations') AS found`);
  if (rows[0]?.found === null) throw new BackupProblem('There is no Strata in this database.');
  const applied = [...(await appliedChecksums(client))];
  return {
    format: 'strata-backup',
    version: 1,
    strata,
    createdAt: now.toISOString(),
    migrations: applied.map(([name, checksum]) => ({ name, checksum })).sort(byName),
    tables: tables.map(({ name, columns }) => ({ name, columns: columns.map((one) => one.name) })),
  };
}

async function* rowsOf(client: pg.PoolClient, { name, columns }: Table): AsyncGenerator<unknown[]> {
  const texts = columns.map((column) => `${pg.escapeIdentifier(column.name)}::text`).join(', ');
  await client.query(
    `DECLARE dumped NO SCROLL CURSOR FOR SELECT ${texts} FROM ${pg.escapeIdentifier(name)}`,
  );
  for (;;) {
    const { rows } = await client.query<unknown[]>({
      text: `FETCH ${rowsAtOnce} FROM dumped`,
      rowMode: 'array',
    });
    yield* rows;
    if (rows.length < rowsAtOnce) break;
  }
  await client.query('CLOSE dumped');
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}
