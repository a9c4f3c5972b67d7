interface Remembered {
  readonly atMs: number;
  readonly answer: Promise<unknown>;
}

/** How long an answer is as good as a new one, where nothing else is said. */
const freshMs = 10_000;

/** As many are kept, so that what is gone leaves nothing behind. */
const mostAnswers = 500;

/** What hosts answered, so that each is asked the same at most once in ten seconds, whoever asks. */
export class ToolMemory {
  readonly #answers = new Map<string, Remembered>();

  /** What was answered less than `keptMs` before `now`, is being answered, or else is answered now. */
  of<T>(key: string, now: Date, ask: () => Promise<T>, keptMs = freshMs): Promise<T> {
    const known = this.#answers.get(key);
    const atMs = now.getTime();
    if (known && atMs >= known.atMs && atMs - known.atMs < keptMs) {
      return sameKind<T>(known.answer);
    }
    const answer = ask();
    this.#answers.delete(key);
    this.#answers.set(key, { atMs, answer });
    answer.catch(() => this.#answers.delete(key));
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > mostAnswers && oldest !== undefined) this.#answers.delete(oldest);
    return answer;
  }

  forget(key: string): void {
    this.#answers.delete(key);
  }
}

/** Safe as far as a key is used for one kind of question only: it begins with the question's name. */
function sameKind<T>(answer: Promise<unknown>): Promise<T> {
  return answer as Promise<T>;
}
