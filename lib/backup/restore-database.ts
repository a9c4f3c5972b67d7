import type pg from 'pg';
import { isWithoutInstances } from '#lib/db/instance-lock.ts';
import {
  applyWithin,
  type Migration,
  makeMigrationsTable,
  migrationLock,
  readMigrations,
} from '#lib/db/migrate.ts';
import { type ArchiveHeader, BackupProblem } from './archive-format.ts';
import { clearDatabase } from './clear-database.ts';
import { loadRows } from './load-rows.ts';
import { readArchive, verifyArchive } from './read-archive.ts';
import { writeValuesAlike } from './read-catalog.ts';

export interface Restoring {
  readonly file: string;
  /** Folder of this build's migrations. */
  readonly migrations: string;
  /** Whether what is in the database may be lost. */
  readonly replace: boolean;
}

/** An archive that this build can restore. */
export interface Restorable {
  readonly header: ArchiveHeader;
  readonly rows: number;
  readonly migrations: readonly Migration[];
}

/** Reads an archive without touching a database. Throws {@link BackupProblem} where it cannot be restored. */
export async function examineArchive({ file, migrations }: Restoring): Promise<Restorable> {
  const { header, rows } = await verifyArchive(file);
  const ours = await readMigrations(migrations);
  const checksums = new Map(ours.map(({ name, checksum }) => [name, checksum]));
  const newer = header.migrations.filter(({ name }) => !checksums.has(name));
  if (newer.length > 0) {
    const names = newer.map(({ name }) => name).join(', ');
    throw new BackupProblem(
      `${file} is of a newer Strata (${header.strata}) with the migrations ${names}. Restore it with that one.`,
    );
  }
  const changed = header.migrations.find(({ name, checksum }) => checksums.get(name) !== checksum);
  if (changed) throw new BackupProblem(`${file} has another migration ${changed.name}.`);
  return { header, rows, migrations: ours };
}

/**
 * Fills the database from an archive in one transaction: the tables as the archive's migrations made
 * them, its rows, and then what this build's newer migrations make of them. Throws
 * {@link BackupProblem}, and then leaves the database as it was.
 */
export async function restoreDatabase(
  pool: pg.Pool,
  { header, migrations }: Restorable,
  { file, replace }: Restoring,
): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await writeValuesAlike(client);
    await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
    if (!(await isWithoutInstances(client))) {
      throw new BackupProblem('A Strata works with this database. Stop every instance first.');
    }
    await clearDatabase(client, { archived: header.tables.map(({ name }) => name), replace });
    await makeMigrationsTable(client);
    const archived = new Set(header.migrations.map(({ name }) => name));
    for (const one of migrations) if (archived.has(one.name)) await applyWithin(client, one);
    const rows = await loadRows(client, header.tables, readArchive(file));
    for (const one of migrations) if (!archived.has(one.name)) await applyWithin(client, one);
    await client.query('COMMIT');
    return rows;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
