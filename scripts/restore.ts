import { parseArgs } from 'node:util';
import { BackupProblem } from '#lib/backup/archive-format.ts';
import { examineArchive, restoreDatabase } from '#lib/backup/restore-database.ts';
import { runCommand, withDatabase } from './database-command.ts';

/**
 * `npm run restore -- strata.backup` fills an empty database from a backup, in one transaction;
 * `--replace` removes first what is in it. The archive is read to its end before anything is done.
 */
async function restore(args: readonly string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { replace: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (!file) throw new BackupProblem('Usage: npm run restore -- <file> [--replace]');
  const restoring = { file, migrations: 'prisma/migrations', replace: values.replace };
  const restorable = await examineArchive(restoring);
  const rows = await withDatabase(({ pool }) => restoreDatabase(pool, restorable, restoring));
  const { createdAt, strata } = restorable.header;
  return `${rows} rows are restored, as they were at ${createdAt} in Strata ${strata}.`;
}

await runCommand(() => restore(process.argv.slice(2)));
