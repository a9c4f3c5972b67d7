import type { Db } from '#lib/db/client.ts';

/** Something made of the graph of each environment, of those that were asked for last. */
export class KeptGraphs<T> {
  readonly #most: number;
  readonly #byDb = new WeakMap<Db, Map<string, T>>();

  constructor(most: number) {
    this.#most = most;
  }

  get(db: Db, environmentId: string): T | undefined {
    return this.#byDb.get(db)?.get(environmentId);
  }

  /** Keeps it, and lets go of what was not asked for the longest where there are too many. */
  set(db: Db, environmentId: string, kept: T): void {
    const byId = this.#byDb.get(db) ?? new Map<string, T>();
    this.#byDb.set(db, byId);
    byId.delete(environmentId);
    byId.set(environmentId, kept);
    const [oldest] = byId.keys();
    if (byId.size > this.#most && oldest !== undefined) byId.delete(oldest);
  }
}
