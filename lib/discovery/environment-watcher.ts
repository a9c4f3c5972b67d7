import type { Log } from '#lib/log/log.ts';
import { ChangeListener, type ChangeListenerSettings } from './change-listener.ts';

/** What a discovery says of when the next one should be. */
export interface Look {
  /** Something is on its way to another state. */
  readonly moving: boolean;
  /** The queue in which AWS tells of changes, where the environment has one. */
  readonly changeQueue?: string | undefined;
}

export interface WatcherSettings {
  readonly log: Log;
  /** Discovers once. */
  readonly refresh: (environmentName: string) => Promise<Look>;
  readonly awaitChange: ChangeListenerSettings['awaitChange'];
  /**
   * Milliseconds between two discoveries: at the least, while something moves and someone looks, while
   * something moves and nobody looks, at rest, and at rest while AWS tells of changes; not every service
   * does, nor every account. `openingMs` is how long one waits at the most for whoever comes to look: it
   * shall not hold up the page that is being opened.
   */
  readonly intervals: {
    readonly leastMs: number;
    readonly movingMs: number;
    readonly unwatchedMs: number;
    readonly restMs: number;
    readonly toldMs: number;
    readonly openingMs: number;
  };
}

export const defaultIntervals = {
  leastMs: 500,
  movingMs: 2_000,
  unwatchedMs: 15_000,
  restMs: 10_000,
  toldMs: 60_000,
  openingMs: 2_000,
};

const deafMs = 30_000;

interface Watched {
  watchers: number;
  running: Promise<void> | undefined;
  again: boolean;
  /** Something was on its way to another state, so that the next discovery is soon in any case. */
  moving: boolean;
  /** The next discovery is only for those who look. */
  resting: boolean;
  lastEndMs: number;
  /** How long the last discovery took. */
  tookMs: number;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Decides when to discover: soon after something moved, often while it moves and someone looks, seldom
 * while only one of the two is so, and not at all otherwise. While someone looks at an environment with a
 * channel of change events, it listens there, and asks more seldom still. However many look, an
 * environment is discovered once at a time.
 */
export class EnvironmentWatcher {
  readonly #settings: WatcherSettings;
  readonly #listener: ChangeListener;
  readonly #environments = new Map<string, Watched>();
  #stopped = false;

  constructor(settings: WatcherSettings) {
    this.#settings = settings;
    this.#listener = new ChangeListener({
      log: settings.log,
      awaitChange: settings.awaitChange,
      onChange: (name) => this.#told(name),
      retryMs: deafMs,
    });
  }

  /** Someone looks at the environment; returns what to call when they stop. */
  watch(name: string): () => void {
    const watched = this.#of(name);
    watched.watchers += 1;
    const isExpected = watched.timer !== undefined && !watched.resting;
    if (watched.moving || isExpected) this.moved(name);
    else if (!watched.running) this.#lookForOpened(name);
    let watching = true;
    return () => {
      if (!watching) return;
      watching = false;
      watched.watchers -= 1;
      if (watched.watchers > 0) return;
      this.#listener.listen(name, undefined);
      if (watched.resting) this.#cancel(watched);
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

  /** What takes long waits until the page is likely to be there, and is not done where nobody stays. */
  #lookForOpened(name: string): void {
    const watched = this.#of(name);
    const { leastMs, openingMs } = this.#settings.intervals;
    const leastDelayMs = watched.lastEndMs + leastMs - performance.now();
    this.#schedule(name, Math.max(leastDelayMs, Math.min(watched.tookMs, openingMs)));
    watched.resting = true;
  }

  /** One deployment makes hundreds of events, which all tell of what is looked at often anyway. */
  #told(name: string): void {
    if (!this.#of(name).moving) this.moved(name);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const { timer } of this.#environments.values()) clearTimeout(timer);
    await Promise.all([
      this.#listener.stop(),
      ...[...this.#environments.values()].map(({ running }) => running),
    ]);
  }

  #of(name: string): Watched {
    const known = this.#environments.get(name);
    if (known) return known;
    const fresh: Watched = {
      watchers: 0,
      running: undefined,
      again: false,
      moving: false,
      resting: false,
      lastEndMs: Number.NEGATIVE_INFINITY,
      tookMs: 0,
      timer: undefined,
    };
    this.#environments.set(name, fresh);
    return fresh;
  }

  #schedule(name: string, delayMs: number): void {
    const watched = this.#of(name);
    this.#cancel(watched);
    if (this.#stopped) return;
    watched.timer = setTimeout(() => this.#run(name), delayMs);
    watched.timer.unref();
  }

  #cancel(watched: Watched): void {
    clearTimeout(watched.timer);
    watched.timer = undefined;
    watched.resting = false;
  }

  #run(name: string): void {
    const watched = this.#of(name);
    const begunMs = performance.now();
    this.#cancel(watched);
    watched.again = false;
    watched.running = this.#settings
      .refresh(name)
      .catch((error: unknown) => {
        this.#settings.log.warn({ environment: name, err: error }, 'discovery failed');
        return { moving: false };
      })
      .then((look) => {
        watched.running = undefined;
        watched.lastEndMs = performance.now();
        watched.tookMs = watched.lastEndMs - begunMs;
        this.#scheduleNext(name, watched, look);
      });
  }

  #scheduleNext(name: string, watched: Watched, { moving, changeQueue }: Look): void {
    const { leastMs, movingMs, unwatchedMs, restMs, toldMs } = this.#settings.intervals;
    const isWatched = watched.watchers > 0 && !this.#stopped;
    watched.moving = moving;
    this.#listener.listen(name, isWatched ? changeQueue : undefined);
    if (watched.again) this.#schedule(name, leastMs);
    else if (moving) this.#schedule(name, isWatched ? movingMs : unwatchedMs);
    else if (isWatched) {
      this.#schedule(name, this.#listener.hears(name) ? toldMs : restMs);
      watched.resting = true;
    }
  }
}
