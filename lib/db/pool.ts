import { join } from 'node:path';
import pg from 'pg';
import { lockDataDirectory } from './data-lock.ts';
import { EmbeddedBackend } from './embedded-backend.ts';
import { embeddedSession, WireDuplex } from './wire-duplex.ts';

export interface Database {
  readonly pool: pg.Pool;
  readonly embedded: boolean;
  close(): Promise<void>;
}

export interface DatabaseLocation {
  /** A PostgreSQL server; absent, PGlite in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  readonly onError: (error: Error) => void;
}

/** Opens the database. The embedded one throws `DataDirectoryInUse` when another process has it. */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  return location.databaseUrl
    ? openServer(location.databaseUrl, location.onError)
    : openEmbedded(location.dataDir, location.onError);
}

function openServer(connectionString: string, onError: (error: Error) => void): Database {
  const pool = new pg.Pool({ connectionString, max: 20, connectionTimeoutMillis: 10_000 });
  pool.on('error', onError);
  return { pool, embedded: false, close: () => pool.end() };
}

async function openEmbedded(dataDir: string, onError: (error: Error) => void): Promise<Database> {
  const unlock = lockDataDirectory(dataDir);
  try {
    const backend = await EmbeddedBackend.open(
      join(/* turbopackIgnore: true */ dataDir, 'db'),
      onError,
    );
    const pool = new pg.Pool({ ...embeddedSession, stream: () => new WireDuplex(backend) });
    pool.on('error', onError);
    return {
      pool,
      embedded: true,
      async close() {
        await pool.end();
        await backend.close().finally(unlock);
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}
