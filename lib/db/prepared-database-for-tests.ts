import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const cache = resolve('node_modules/.cache/strata');
const whatItIsMadeOf = [
  'node_modules/@electric-sql/pglite/package.json',
  'node_modules/pg-boss/package.json',
  'lib/db/embedded-worker.ts',
  'lib/db/pool.ts',
];

type PreparedKind = 'empty' | 'migrated';

/**
 * Puts an embedded database that is already made into a data directory. PGlite's initdb takes
 * seconds, a copy tenths of one: `make` runs once for every state of the migrations, on a directory
 * of its own. `kind` tells apart what different callers make.
 */
export async function placePreparedDatabase(
  dataDir: string,
  kind: PreparedKind,
  make: (dataDir: string) => Promise<void>,
): Promise<void> {
  if (await copyPreparedDatabase(dataDir, kind)) return;
  await prepare(await placeOf(kind), make);
  await copyPreparedDatabase(dataDir, kind);
}

/** The same where one has been made before; false where none has. */
export async function copyPreparedDatabase(dataDir: string, kind: PreparedKind): Promise<boolean> {
  if (!(await isPrepared(kind))) return false;
  await cp(join(await placeOf(kind), 'db'), join(dataDir, 'db'), {
    recursive: true,
    mode: constants.COPYFILE_FICLONE,
  });
  return true;
}

/** Whether a database of the kind is there to be copied. */
export async function isPrepared(kind: PreparedKind): Promise<boolean> {
  return exists(await placeOf(kind));
}

async function placeOf(kind: PreparedKind): Promise<string> {
  return join(cache, `${kind}-${await fingerprint()}`);
}

/** Of two processes that prepare at once the slower one throws its own away. */
async function prepare(place: string, make: (dataDir: string) => Promise<void>): Promise<void> {
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(join(cache, 'draft-'));
  await make(draft);
  await rename(draft, place).catch(async (error: unknown) => {
    await rm(draft, { recursive: true });
    if (!(await exists(place))) throw error;
  });
}

async function fingerprint(): Promise<string> {
  const migrations = await readdir('prisma/migrations', { recursive: true });
  const files = [
    ...whatItIsMadeOf,
    ...migrations
      .filter((name) => name.endsWith('.sql'))
      .map((name) => `prisma/migrations/${name}`),
  ].sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
