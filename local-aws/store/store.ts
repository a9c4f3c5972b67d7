/**
 * State of the endpoint: JSON documents in named collections, partitioned by account and region.
 * Reads are synchronous and return copies that the caller may change; a write is durable against
 * the end of the process when it returns.
 */
export interface Store {
  get<T>(collection: string, id: string): T | undefined;
  put<T>(collection: string, id: string, document: T): void;
  delete(collection: string, id: string): void;
  list<T>(collection: string): T[];
  /** The documents that fit; only these are copied, so `fits` must leave what it sees as it is. */
  listWhere<T>(collection: string, fits: (document: T) => boolean): T[];
  /** In the order in which they first appeared; reads no document. */
  ids(collection: string): string[];
  /** Several writes that become durable together or not at all. */
  transaction(work: () => void): void;
  /** Calls `listener` after every write to a collection, inside a transaction too, until it is ended. */
  watch(collection: string, listener: () => void): () => void;
}
