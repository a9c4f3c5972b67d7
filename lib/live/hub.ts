import type { LiveEvent } from '#lib/api/stream.ts';
import type { Db } from '#lib/db/client.ts';
import type { Log } from '#lib/log/log.ts';

/** An event of the outbox with its place in it. */
export interface SequencedEvent {
  readonly sequence: number;
  readonly environmentName: string;
  readonly event: LiveEvent;
}

type Listener = (events: readonly SequencedEvent[]) => void;

const pageSize = 500;
/** Beyond this, reading the present state again is less than catching up. */
const mostMissed = 2_000;

/** Reads the outbox once for everybody who follows it. Woken after each write, here or elsewhere. */
export class LiveHub {
  readonly #db: Db;
  readonly #log: Log;
  readonly #listeners = new Set<Listener>();
  #sequence: number | undefined;
  #reading: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(db: Db, log: Log) {
    this.#db = db;
    this.#log = log;
  }

  /** Sequence of the newest event. */
  async head(): Promise<number> {
    const newest = await this.#db.liveEvent.aggregate({ _max: { sequence: true } });
    return Number(newest._max.sequence ?? 0);
  }

  /** Sequence of an event before everything that is read from now on: the newest that was passed on. */
  async position(): Promise<number> {
    return this.#sequence ?? (await this.head());
  }

  /** Events after a sequence, or undefined where they are forgotten already or too many. */
  async since(sequence: number): Promise<SequencedEvent[] | undefined> {
    const oldest = await this.#db.liveEvent.aggregate({ _min: { sequence: true } });
    const head = await this.head();
    if (sequence > head || sequence + 1 < Number(oldest._min.sequence ?? sequence + 1)) {
      return undefined;
    }
    const found: SequencedEvent[] = [];
    for (let after = sequence; ; ) {
      const page = await this.#page(after);
      found.push(...page);
      const last = page.at(-1);
      if (!last || page.length < pageSize) return found;
      if (found.length >= mostMissed) return undefined;
      after = last.sequence;
    }
  }

  follow(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Something was written: pass it on. */
  wake(): void {
    if (this.#stopped) return;
    if (this.#reading) {
      this.#again = true;
      return;
    }
    this.#again = false;
    this.#reading = this.#read()
      .catch((error: unknown) => this.#log.error({ err: error }, 'live events not read'))
      .finally(() => {
        this.#reading = undefined;
        if (this.#again) this.wake();
      });
  }

  /** Begins at the present end of the outbox. */
  async start(): Promise<void> {
    this.#sequence = await this.head();
  }

  /** Passes nothing on any more; resolves when the last reading has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#reading;
  }

  async #read(): Promise<void> {
    if (this.#sequence === undefined) return;
    for (;;) {
      const page: SequencedEvent[] = await this.#page(this.#sequence);
      const last = page.at(-1);
      if (!last) return;
      this.#sequence = last.sequence;
      for (const listener of this.#listeners) listener(page);
    }
  }

  async #page(after: number): Promise<SequencedEvent[]> {
    const rows = await this.#db.liveEvent.findMany({
      where: { sequence: { gt: after } },
      orderBy: { sequence: 'asc' },
      take: pageSize,
    });
    return rows.map((row) => ({
      sequence: Number(row.sequence),
      environmentName: row.environmentName,
      event: { kind: row.kind, data: row.data } as unknown as LiveEvent,
    }));
  }
}
