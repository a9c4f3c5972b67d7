import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { type Database, openDatabase } from './pool.ts';
import { type PostgresServer, startPostgres, whyNoPostgres } from './postgres-for-tests.ts';
import { placePreparedDatabase } from './prepared-database-for-tests.ts';

export interface DatabaseUnderTest {
  readonly database: Database;
  /** Errors that the pool reported of connections at rest. */
  readonly errors: readonly Error[];
  readonly server: PostgresServer | undefined;
}

interface Opened extends DatabaseUnderTest {
  close(): Promise<void>;
}

const absence = await whyNoPostgres();

/** Runs the tests on the embedded database and, where there is a `postgres` binary, on a server. */
export function describeOnEveryDatabase(
  name: string,
  define: (of: () => DatabaseUnderTest) => void,
): void {
  describe(`${name}, embedded`, () => define(opened(openOwnEmbedded)));
  const title = `${name}, server${absence ? `: ${absence}` : ''}`;
  describe.skipIf(absence)(title, () => define(opened(openOwnServer)));
}

function opened(open: () => Promise<Opened>): () => DatabaseUnderTest {
  let current: Opened | undefined;
  beforeAll(async () => {
    current = await open();
  });
  afterAll(() => current?.close());
  return () => {
    if (!current) throw new Error('The database is open only while its tests run');
    return current;
  };
}

async function openOwnEmbedded(): Promise<Opened> {
  const dataDir = await mkdtemp(join(tmpdir(), 'strata-db-'));
  const errors: Error[] = [];
  const onError = (error: Error) => errors.push(error);
  await placePreparedDatabase(dataDir, 'empty', async (directory) => {
    const draft = await openDatabase({ dataDir: directory, onError });
    await draft.close();
  });
  const database = await openDatabase({ dataDir, onError });
  return {
    database,
    errors,
    server: undefined,
    async close() {
      await database.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

async function openOwnServer(): Promise<Opened> {
  const server = await startPostgres();
  const errors: Error[] = [];
  const onError = (error: Error) => errors.push(error);
  const databaseUrl = await server.createDatabase('tests');
  const database = await openDatabase({ databaseUrl, dataDir: '', onError });
  return {
    database,
    errors,
    server,
    async close() {
      await database.close();
      await server.stop();
    },
  };
}
