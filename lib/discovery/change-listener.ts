import { setTimeout } from 'node:timers/promises';
import type { Log } from '#lib/log/log.ts';

export interface ChangeListenerSettings {
  readonly log: Log;
  /** Waits a while for events in a queue; resolves to whether any of them concerns the environment. */
  readonly awaitChange: (name: string, queueUrl: string, signal: AbortSignal) => Promise<boolean>;
  /** An event said that the environment changed, or nothing is heard of it any more. */
  readonly onChange: (name: string) => void;
  /** Milliseconds until a queue that could not be read is tried again. */
  readonly retryMs: number;
}

interface Listening {
  readonly queueUrl: string;
  readonly stop: AbortController;
  readonly ended: Promise<void>;
  /** The queue answered the last time. */
  hears: boolean;
}

/** Listens to the queues of environments, one of each at most, for as long as it is told to. */
export class ChangeListener {
  readonly #settings: ChangeListenerSettings;
  readonly #byName = new Map<string, Listening>();

  constructor(settings: ChangeListenerSettings) {
    this.#settings = settings;
  }

  /** Listens to this queue, or to none where it is undefined. */
  listen(name: string, queueUrl: string | undefined): void {
    const known = this.#byName.get(name);
    if (known?.queueUrl === queueUrl) return;
    known?.stop.abort();
    this.#byName.delete(name);
    if (queueUrl === undefined) return;
    const stop = new AbortController();
    const ended = Promise.resolve().then(() => this.#loop(name, listening));
    const listening: Listening = { queueUrl, stop, ended, hears: false };
    this.#byName.set(name, listening);
  }

  /** Whether changes of the environment are told at the moment. */
  hears(name: string): boolean {
    return this.#byName.get(name)?.hears ?? false;
  }

  async stop(): Promise<void> {
    const all = [...this.#byName.values()];
    this.#byName.clear();
    for (const { stop } of all) stop.abort();
    await Promise.all(all.map(({ ended }) => ended));
  }

  async #loop(name: string, listening: Listening): Promise<void> {
    const { awaitChange, onChange, log, retryMs } = this.#settings;
    const { queueUrl, stop } = listening;
    while (!stop.signal.aborted) {
      try {
        const changed = await awaitChange(name, queueUrl, stop.signal);
        listening.hears = true;
        if (changed && !stop.signal.aborted) onChange(name);
      } catch (error) {
        if (stop.signal.aborted) return;
        log.warn({ environment: name, err: error }, 'change events not received');
        const heard = listening.hears;
        listening.hears = false;
        if (heard) onChange(name);
        await setTimeout(retryMs, undefined, { signal: stop.signal, ref: false }).catch(
          () => undefined,
        );
      }
    }
  }
}
