import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from './client.ts';

let ofThisBuild: Promise<string[]> | undefined;

/** Names of this build's migrations that the database does not have. */
export async function missingMigrations(db: Db): Promise<string[]> {
  ofThisBuild ??= migrationNames(
    join(/* turbopackIgnore: true */ process.cwd(), 'prisma', 'migrations'),
  );
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const applied = new Set(rows.map(({ name }) => name));
  return (await ofThisBuild).filter((name) => !applied.has(name));
}

async function migrationNames(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
