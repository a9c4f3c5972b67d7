interface Remembered<T> {
  readonly atMs: number;
  readonly answer: Promise<T>;
}

interface Memory<T> {
  readonly byKey: Map<string, Remembered<T>>;
  sweptAtMs: number;
}

/** For what costs AWS many calls and changes seldom. */
export const aMinuteMs = 60_000;
/** For what is only good to know. */
export const anHourMs = 3_600_000;

/**
 * Answers of AWS, or of what runs there, that are dear or wanted by many: shared by everybody who asks for
 * the same within a while, also while the question is under way. However many look, it is asked once.
 * What is remembered belongs to a client, and goes with it.
 */
export class AnswerMemory<T> {
  readonly #milliseconds: number;
  readonly #byClient = new WeakMap<object, Memory<T>>();

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  /** What was answered a short while before `now`, or else a new answer. A failure is not kept. */
  async of(client: object, key: string, now: Date, ask: () => Promise<T>): Promise<T> {
    const atMs = now.getTime();
    const { byKey } = this.#memoryOf(client, atMs);
    const known = byKey.get(key);
    if (known && this.#isFresh(known, atMs)) return known.answer;
    const answer = ask();
    const entry = { atMs, answer };
    byKey.set(key, entry);
    try {
      return await answer;
    } catch (error) {
      if (byKey.get(key) === entry) byKey.delete(key);
      throw error;
    }
  }

  /** The next one asks anew. */
  forget(client: object, key: string): void {
    this.#byClient.get(client)?.byKey.delete(key);
  }

  /** Without what is too old, which may be large and asked for by nobody any more. */
  #memoryOf(client: object, atMs: number): Memory<T> {
    const memory = this.#byClient.get(client) ?? { byKey: new Map(), sweptAtMs: atMs };
    this.#byClient.set(client, memory);
    if (Math.abs(atMs - memory.sweptAtMs) < this.#milliseconds) return memory;
    memory.sweptAtMs = atMs;
    for (const [key, remembered] of memory.byKey) {
      if (!this.#isFresh(remembered, atMs)) memory.byKey.delete(key);
    }
    return memory;
  }

  #isFresh(remembered: Remembered<T>, atMs: number): boolean {
    return atMs >= remembered.atMs && atMs - remembered.atMs < this.#milliseconds;
  }
}
