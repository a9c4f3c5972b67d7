import type { Log } from '#lib/log/log.ts';

export interface WatcherSettings {
  readonly log: Log;
  /** Discovers once; resolves to whether something is still moving. */
  readonly refresh: (environmentName: string) => Promise<boolean>;
  /**
   * Milliseconds between two discoveries: at the least, while something moves and someone looks, while
   * something moves and nobody looks, and at rest.
   */
  readonly intervals: {
    readonly leastMs: number;
    readonly movingMs: number;
    readonly unwatchedMs: number;
    readonly restMs: number;
  };
}

export const defaultIntervals = {
  leastMs: 500,
  movingMs: 2_000,
  unwatchedMs: 15_000,
  restMs: 10_000,
};

interface Watched {
  watchers: number;
  running: Promise<void> | undefined;
  again: boolean;
  /** The next discovery is only for those who look. */
  resting: boolean;
  lastEndMs: number;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Decides when to discover: soon after something moved, often while it moves and someone looks, seldom
 * while only one of the two is so, and not at all otherwise. However many look, an environment is
 * discovered once at a time.
 */
export class EnvironmentWatcher {
  readonly #settings: WatcherSettings;
  readonly #environments = new Map<string, Watched>();
  #stopped = false;

  constructor(settings: WatcherSettings) {
    this.#settings = settings;
  }

  /** Someone looks at the environment; returns what to call when they stop. */
  watch(name: string): () => void {
    const watched = this.#of(name);
    watched.watchers += 1;
    this.moved(name);
    let watching = true;
    return () => {
      if (!watching) return;
      watching = false;
      watched.watchers -= 1;
      if (watched.watchers === 0 && watched.resting) clearTimeout(watched.timer);
    };
  }

  /** The environment is likely to have changed: discover as soon as the least interval allows. */
  moved(name: string): void {
    const watched = this.#of(name);
    if (watched.running) {
      watched.again = true;
      return;
    }
    const { leastMs } = this.#settings.intervals;
    this.#schedule(name, Math.max(0, watched.lastEndMs + leastMs - performance.now()));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const { timer } of this.#environments.values()) clearTimeout(timer);
    await Promise.all([...this.#environments.values()].map(({ running }) => running));
  }

  #of(name: string): Watched {
    const known = this.#environments.get(name);
    if (known) return known;
    const fresh: Watched = {
      watchers: 0,
      running: undefined,
      again: false,
      resting: false,
      lastEndMs: Number.NEGATIVE_INFINITY,
      timer: undefined,
    };
    this.#environments.set(name, fresh);
    return fresh;
  }

  #schedule(name: string, delayMs: number): void {
    const watched = this.#of(name);
    clearTimeout(watched.timer);
    watched.resting = false;
    if (this.#stopped) return;
    watched.timer = setTimeout(() => this.#run(name), delayMs);
    watched.timer.unref();
  }

  #run(name: string): void {
    const watched = this.#of(name);
    watched.again = false;
    watched.running = this.#settings
      .refresh(name)
      .catch((error: unknown) => {
        this.#settings.log.warn({ environment: name, err: error }, 'discovery failed');
        return false;
      })
      .then((moving) => {
        watched.running = undefined;
        watched.lastEndMs = performance.now();
        this.#scheduleNext(name, watched, moving);
      });
  }

  #scheduleNext(name: string, watched: Watched, moving: boolean): void {
    const { leastMs, movingMs, unwatchedMs, restMs } = this.#settings.intervals;
    const isWatched = watched.watchers > 0;
    if (watched.again) this.#schedule(name, leastMs);
    else if (moving) this.#schedule(name, isWatched ? movingMs : unwatchedMs);
    else if (isWatched) {
      this.#schedule(name, restMs);
      watched.resting = true;
    }
  }
}
