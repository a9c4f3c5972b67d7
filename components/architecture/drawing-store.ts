const databaseName = 'strata-drawings';
const drawings = 'drawings';
const releases = 'releases';
/** Of a drawing of 150 elements a few hundred kilobytes each. */
const mostDrawings = 48;

export interface StoredDrawing {
  /** All that decides what a drawing looks like but for the states in it. */
  readonly structureKey: string;
  readonly svg: string;
  /** When it was last shown, milliseconds since the epoch. */
  readonly usedAt: number;
}

/**
 * Drawings that this browser keeps, the most recently shown ones of one release. Every method rejects
 * where the browser keeps nothing, as some do in private windows.
 */
export class DrawingStore {
  readonly #database: Promise<IDBDatabase>;

  /** `release` is another one where the same text is drawn differently: what others drew is forgotten. */
  constructor(release: string) {
    this.#database = openDatabase().then((database) => ofRelease(database, release));
    this.#database.catch(() => undefined);
  }

  async read(structureKey: string): Promise<StoredDrawing | undefined> {
    return answer(await this.#store('readonly').then((store) => store.get(structureKey)));
  }

  /** Keeps a drawing, and forgets the one that was not shown for the longest where there are too many. */
  async write(drawing: StoredDrawing): Promise<void> {
    const store = await this.#store('readwrite');
    store.put(drawing);
    const count = await answer(store.count());
    if (count <= mostDrawings) return;
    const oldest = await answer(store.index('usedAt').getAllKeys(null, count - mostDrawings));
    for (const key of oldest) store.delete(key);
  }

  async #store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
    return (await this.#database).transaction(drawings, mode).objectStore(drawings);
  }
}

async function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 1);
  request.onupgradeneeded = () => {
    const store = request.result.createObjectStore(drawings, { keyPath: 'structureKey' });
    store.createIndex('usedAt', 'usedAt');
    request.result.createObjectStore(releases);
  };
  return answer(request);
}

async function ofRelease(database: IDBDatabase, release: string): Promise<IDBDatabase> {
  const transaction = database.transaction([drawings, releases], 'readwrite');
  const store = transaction.objectStore(releases);
  if ((await answer(store.get('latest'))) !== release) {
    transaction.objectStore(drawings).clear();
    store.put(release, 'latest');
  }
  return database;
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
