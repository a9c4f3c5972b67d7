import pLimit from 'p-limit';

interface TurnSettings<T> {
  /** How many are read at one time at the most. */
  readonly atOnce: number;
  /** For how many milliseconds an answer stays good; 0 is read anew whenever it is its turn. */
  readonly freshMs: number;
  /** Whether what was answered is on its way to something else, and is read before those at rest. */
  readonly isMoving?: (answer: T) => boolean;
}

interface Kept<T> {
  readonly atMs: number;
  readonly answer: T;
}

const concurrently = 4;

/** How long an answer is kept that is not good any more, to stand in until its turn. */
const keptMs = 3_600_000;

/**
 * What AWS tells of one resource at a time, for many of them: each time at most so many are read, those
 * never read first, then those that move, then those read longest ago. So the calls of one time do not
 * grow with the number of resources. What is remembered belongs to a client, and goes with it.
 */
export class AnswersInTurn<T> {
  readonly #settings: TurnSettings<T>;
  readonly #byClient = new WeakMap<object, Map<string, Kept<T>>>();

  constructor(settings: TurnSettings<T>) {
    this.#settings = settings;
  }

  /** What is known of these now, by key; what had no turn yet is not among it. Fails where a question does. */
  async of(
    client: object,
    keys: readonly string[],
    now: Date,
    ask: (key: string) => Promise<T>,
  ): Promise<ReadonlyMap<string, T>> {
    const atMs = now.getTime();
    const kept = this.#keptOf(client, atMs);
    const limit = pLimit(concurrently);
    await Promise.all(
      this.#due(kept, keys, atMs).map((key) =>
        limit(async () => {
          kept.set(key, { atMs, answer: await ask(key) });
        }),
      ),
    );
    return new Map(
      keys.flatMap((key) => {
        const known = kept.get(key);
        return known ? [[key, known.answer] as const] : [];
      }),
    );
  }

  /** It is read next time, before all that is known. */
  forget(client: object, key: string): void {
    this.#byClient.get(client)?.delete(key);
  }

  #due(kept: ReadonlyMap<string, Kept<T>>, keys: readonly string[], atMs: number): string[] {
    const { atOnce, freshMs, isMoving } = this.#settings;
    const rank = (key: string): number => {
      const known = kept.get(key);
      if (!known) return Number.NEGATIVE_INFINITY;
      return isMoving?.(known.answer) ? 0 : known.atMs;
    };
    const isDue = (key: string) => {
      const known = kept.get(key);
      return !known || atMs < known.atMs || atMs - known.atMs >= freshMs;
    };
    return [...new Set(keys)]
      .filter(isDue)
      .map((key) => ({ key, rank: rank(key) }))
      .toSorted((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank))
      .slice(0, atOnce)
      .map(({ key }) => key);
  }

  #keptOf(client: object, atMs: number): Map<string, Kept<T>> {
    const kept = this.#byClient.get(client) ?? new Map<string, Kept<T>>();
    this.#byClient.set(client, kept);
    for (const [key, { atMs: readMs }] of kept)
      if (atMs - readMs > this.#settings.freshMs + keptMs) kept.delete(key);
    return kept;
  }
}
