interface Remembered<T> {
  readonly atMs: number;
  readonly answer: Promise<T>;
}

/** For what costs AWS many calls and changes seldom. */
export const aMinuteMs = 60_000;

/** With more answers than these, those that are too old are forgotten. */
const manyAnswers = 500;

/**
 * Answers of AWS that are dear or wanted by many, shared by everybody who asks for the same within a while, also while the question
 * is under way: however many look, AWS is asked once. What it remembers belongs to a client.
 */
export class AnswerMemory<T> {
  readonly #milliseconds: number;
  readonly #byClient = new WeakMap<object, Map<string, Remembered<T>>>();

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  /** What was answered a short while before `now`, or else a new answer. A failure is not kept. */
  async of(client: object, key: string, now: Date, ask: () => Promise<T>): Promise<T> {
    const remembered = this.#byClient.get(client) ?? new Map<string, Remembered<T>>();
    this.#byClient.set(client, remembered);
    const atMs = now.getTime();
    const known = remembered.get(key);
    if (known && atMs >= known.atMs && atMs - known.atMs < this.#milliseconds) return known.answer;
    const answer = ask();
    const entry = { atMs, answer };
    remembered.set(key, entry);
    if (remembered.size > manyAnswers) this.#forget(remembered, atMs);
    try {
      return await answer;
    } catch (error) {
      if (remembered.get(key) === entry) remembered.delete(key);
      throw error;
    }
  }

  #forget(remembered: Map<string, Remembered<T>>, nowMs: number): void {
    for (const [key, { atMs }] of remembered) {
      if (nowMs - atMs >= this.#milliseconds) remembered.delete(key);
    }
  }
}
