import { stat } from 'node:fs/promises';
import { BackupProblem } from '#lib/backup/archive-format.ts';
import { dumpDatabase } from '#lib/backup/dump-database.ts';
import { verifyArchive } from '#lib/backup/read-archive.ts';
import { writeArchive } from '#lib/backup/write-archive.ts';
import packageJson from '../package.json' with { type: 'json' };
import { runCommand, withDatabase } from './database-command.ts';

/**
 * `npm run backup -- strata.backup` writes the whole database into one file that `npm run restore`
 * reads, whichever kind of database there is. That of a PostgreSQL server is backed up while Strata runs.
 */
async function backUp(file: string | undefined): Promise<string> {
  if (!file) throw new BackupProblem('Usage: npm run backup -- <file>');
  await withDatabase(({ pool }) =>
    writeArchive(file, dumpDatabase(pool, { strata: packageJson.version, now: new Date() })),
  );
  const { rows, header } = await verifyArchive(file);
  const { size } = await stat(file);
  return `${file}: ${rows} rows of ${header.tables.length} tables, ${size} bytes.`;
}

await runCommand(() => backUp(process.argv[2]));
