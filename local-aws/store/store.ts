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
  /** Several writes that become durable together or not at all. */
  transaction(work: () => void): void;
}
