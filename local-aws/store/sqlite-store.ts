import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { cachedCollections, type DocumentLog } from './cached-collections.ts';
import type { Store } from './store.ts';

export interface StoreFile {
  region(account: string, region: string): Store;
  /** Every account and region that holds a document. */
  regions(): { account: string; region: string }[];
  /** SHA-256 of all documents: two that are equal are of the same state. */
  digest(): string;
  close(): void;
}

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS document (
    seq INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    region TEXT NOT NULL,
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (account, region, collection, id)
  );
`;

/** Opens the endpoint's state in an SQLite file, created where absent; `:memory:` keeps it in the process. */
export function openStore(path: string): StoreFile {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path);
  database.exec(schema);
  const partitions = new Map<string, Store>();
  return {
    region(account, region) {
      const key = `${account}/${region}`;
      const open = partitions.get(key) ?? cachedCollections(documentLog(database, account, region));
      partitions.set(key, open);
      return open;
    },
    regions: () =>
      database
        .prepare('SELECT DISTINCT account, region FROM document ORDER BY account, region')
        .all()
        .map((row) => ({ account: String(row.account), region: String(row.region) })),
    digest() {
      const hash = createHash('sha256');
      const documents = database.prepare(
        'SELECT account, region, collection, id, body FROM document ORDER BY seq',
      );
      for (const row of documents.iterate()) hash.update(JSON.stringify(Object.values(row)));
      return hash.digest('hex');
    },
    close: () => database.close(),
  };
}

function documentLog(database: DatabaseSync, account: string, region: string): DocumentLog {
  const read = database.prepare(
    'SELECT id, body FROM document WHERE account = ? AND region = ? AND collection = ? ORDER BY seq',
  );
  const write = database.prepare(
    `INSERT INTO document (account, region, collection, id, body) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (account, region, collection, id) DO UPDATE SET body = excluded.body`,
  );
  const erase = database.prepare(
    'DELETE FROM document WHERE account = ? AND region = ? AND collection = ? AND id = ?',
  );
  return {
    read: (collection) =>
      read
        .all(account, region, collection)
        .map((row) => ({ id: String(row.id), body: String(row.body) })),
    write: (collection, id, body) => void write.run(account, region, collection, id, body),
    erase: (collection, id) => void erase.run(account, region, collection, id),
    begin: () => database.exec('BEGIN IMMEDIATE'),
    commit: () => database.exec('COMMIT'),
    rollback: () => database.exec('ROLLBACK'),
  };
}
