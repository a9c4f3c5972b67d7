interface Remembered<T> {
  readonly atMs: number;
  readonly value: T;
}

const minuteMs = 60_000;

/**
 * What costs AWS many calls and changes seldom, asked for at most once a minute. What it remembers
 * belongs to a client, and goes with it.
 */
export class MinuteMemory<T> {
  readonly #byClient = new WeakMap<object, Map<string, Remembered<T>>>();

  /** What was answered less than a minute before `now`, or else a new answer. A failure is not kept. */
  async of(client: object, key: string, now: Date, ask: () => Promise<T>): Promise<T> {
    const remembered = this.#byClient.get(client) ?? new Map<string, Remembered<T>>();
    this.#byClient.set(client, remembered);
    const known = remembered.get(key);
    const atMs = now.getTime();
    if (known && atMs >= known.atMs && atMs - known.atMs < minuteMs) return known.value;
    const value = await ask();
    remembered.set(key, { atMs, value });
    return value;
  }
}
