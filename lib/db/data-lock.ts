import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export class DataDirectoryInUse extends Error {
  constructor(directory: string) {
    super(
      `The data directory ${directory} is in use by another Strata. Stop that one, or set STRATA_DATA_DIR to another directory.`,
    );
    this.name = 'DataDirectoryInUse';
  }
}

/**
 * Takes the data directory for this process. SQLite's exclusive lock is a lock of the operating
 * system, so it ends with the process however that ends. Throws {@link DataDirectoryInUse}.
 */
export function lockDataDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const lock = new DatabaseSync(join(/* turbopackIgnore: true */ directory, 'lock'));
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; PRAGMA user_version = 1; COMMIT;');
  } catch (error) {
    lock.close();
    if (error instanceof Error && error.message.includes('locked')) {
      throw new DataDirectoryInUse(directory);
    }
    throw error;
  }
  return () => lock.close();
}
