import { BackupProblem } from '#lib/backup/archive-format.ts';
import { parseConfig } from '#lib/config/config.ts';
import { DataDirectoryInUse } from '#lib/db/data-lock.ts';
import { type Database, openDatabase } from '#lib/db/pool.ts';

/** Opens the database that is configured, for as long as it is used. */
export async function withDatabase<T>(use: (database: Database) => Promise<T>): Promise<T> {
  const parsed = parseConfig(process.env);
  if (!parsed.ok) throw new BackupProblem(parsed.problems.join('\n'));
  const { databaseUrl, dataDir } = parsed.config;
  const database = await openDatabase({
    databaseUrl,
    dataDir,
    onError: (error) => process.stderr.write(`${error.message}\n`),
  });
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}

/** Runs a command and says what it returns, or in one sentence why it could not; then ends with 1. */
export async function runCommand(command: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await command()}\n`);
  } catch (error) {
    const isExpected = error instanceof BackupProblem || error instanceof DataDirectoryInUse;
    const text = error instanceof Error ? (isExpected ? error.message : error.stack) : error;
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  }
}
