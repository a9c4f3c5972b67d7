import type { Store } from './store.ts';

/** The durable side of a partition: what was written, in the order in which ids first appeared. */
export interface DocumentLog {
  read(collection: string): { id: string; body: string }[];
  write(collection: string, id: string, body: string): void;
  erase(collection: string, id: string): void;
  begin(): void;
  commit(): void;
  rollback(): void;
}

/** A store over a log: collections are parsed once, on first use, and kept in memory. */
export function cachedCollections(log: DocumentLog): Store {
  const collections = new Map<string, Map<string, unknown>>();
  const listeners = new Map<string, Set<() => void>>();
  let touched: Set<string> | undefined;

  const tell = (collection: string): void => {
    for (const listener of listeners.get(collection) ?? []) listener();
  };

  const documents = (collection: string): Map<string, unknown> => {
    const cached = collections.get(collection);
    if (cached) return cached;
    const parsed = log
      .read(collection)
      .map(({ id, body }): [string, unknown] => [id, JSON.parse(body)]);
    const loaded = new Map(parsed);
    collections.set(collection, loaded);
    return loaded;
  };

  return {
    get: <T>(collection: string, id: string) => copy<T | undefined>(documents(collection).get(id)),
    list: <T>(collection: string) => [...documents(collection).values()].map(copy<T>),
    listWhere: <T>(collection: string, fits: (document: T) => boolean) =>
      [...documents(collection).values()].filter((each) => fits(asPut<T>(each))).map(copy<T>),
    ids: (collection) => [...documents(collection).keys()],
    put(collection, id, document) {
      const body = JSON.stringify(document);
      log.write(collection, id, body);
      touched?.add(collection);
      documents(collection).set(id, JSON.parse(body));
      tell(collection);
    },
    delete(collection, id) {
      log.erase(collection, id);
      touched?.add(collection);
      documents(collection).delete(id);
      tell(collection);
    },
    transaction(work) {
      if (touched) return work();
      touched = new Set();
      log.begin();
      try {
        work();
        log.commit();
      } catch (cause) {
        log.rollback();
        for (const collection of touched) collections.delete(collection);
        throw cause;
      } finally {
        touched = undefined;
      }
    },
    watch(collection, listener) {
      const those = listeners.get(collection) ?? new Set();
      listeners.set(collection, those.add(listener));
      return () => void those.delete(listener);
    },
  };
}

function copy<T>(document: unknown): T {
  return structuredClone(asPut<T>(document));
}

/** Safe as far as the caller asks for the type that was put: documents are JSON, which keeps their shape. */
function asPut<T>(document: unknown): T {
  return document as T;
}
