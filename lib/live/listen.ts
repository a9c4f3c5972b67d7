import type pg from 'pg';
import { holdInstanceLock } from '#lib/db/instance-lock.ts';
import type { Database } from '#lib/db/pool.ts';
import type { Log } from '#lib/log/log.ts';

const retryMs = 1_000;

/**
 * Hears of events that other instances wrote, by PostgreSQL's NOTIFY; after a lost connection it
 * listens again and looks once, so that nothing is missed. Its connection tells that the instance lives.
 * The embedded database has one instance.
 */
export async function listenForEvents(
  { pool, embedded }: Database,
  heard: () => void,
  log: Log,
): Promise<() => Promise<void>> {
  if (embedded) return async () => undefined;
  let stopped = false;
  let current: pg.PoolClient | undefined;
  let retry: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    let client: pg.PoolClient | undefined;
    try {
      client = await pool.connect();
      const connection = client;
      connection.on('notification', heard);
      connection.on('error', (error) => lose(connection, error));
      current = connection;
      await holdInstanceLock(connection);
      await connection.query('LISTEN strata_live');
      heard();
    } catch (error) {
      lose(client, error);
    }
  };
  /** A connection is lost once, though its query and its socket both say so. */
  const lose = (client: pg.PoolClient | undefined, error: unknown) => {
    if (client !== current) return;
    current = undefined;
    client?.release(true);
    if (stopped) return;
    log.warn({ err: error }, 'live events: listening again');
    retry = setTimeout(connect, retryMs);
    retry.unref();
  };

  await connect();
  return async () => {
    stopped = true;
    clearTimeout(retry);
    lose(current, undefined);
  };
}
