import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { ProtocolBackend } from './wire-duplex.ts';

/** A batch of frontend messages to answer; without one, the database is to be closed. */
export interface ToWorker {
  readonly id: number;
  readonly batch?: Uint8Array<ArrayBuffer>;
}

export type FromWorker =
  | { readonly ready: true }
  | { readonly id: number; readonly answer: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly error: string };

interface Waiting {
  resolve(answer: Uint8Array): void;
  reject(error: Error): void;
}

/** Asked of Node itself: a bundler that sees a worker begin bundles whatever its path could mean. */
const threads = process.getBuiltinModule('node:worker_threads');

const program = join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'db', 'embedded-worker.ts');

/**
 * PGlite in a thread of its own: a statement takes the thread that executes it for as long as it
 * lasts, and the thread of this process has requests to answer meanwhile.
 */
export class EmbeddedBackend implements ProtocolBackend {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #isClosing = false;
  #ended: Error | undefined;

  private constructor(worker: Worker, onEnd: (error: Error) => void) {
    this.#worker = worker;
    const end = (error: Error) => {
      if (!this.#ended && !this.#isClosing) onEnd(error);
      this.#end(error);
    };
    worker.on('message', (message: FromWorker) => this.#settle(message));
    worker.on('error', end);
    worker.on('exit', () => end(new Error('The embedded database has ended')));
  }

  /**
   * Opens the database in a directory, or makes it there; `onEnd` hears of a thread that ends by itself, after
   * which every question is refused. Throws what PGlite does.
   */
  static async open(
    directory: string,
    onEnd: (error: Error) => void = () => undefined,
  ): Promise<EmbeddedBackend> {
    const worker = new threads.Worker(program, {
      workerData: { directory },
      execArgv: [],
    });
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.once('error', reject);
      worker.once('exit', () =>
        reject(new Error('The embedded database ended before it was open')),
      );
    });
    return new EmbeddedBackend(worker, onEnd);
  }

  execProtocolRaw(message: Uint8Array): Promise<Uint8Array> {
    return this.#ask(new Uint8Array(message));
  }

  /** Writes out what is left and ends the thread; nothing is left of one that has ended by itself. */
  async close(): Promise<void> {
    this.#isClosing = true;
    if (!this.#ended) await this.#ask();
    await this.#worker.terminate();
  }

  #ask(batch?: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
    if (this.#ended) return Promise.reject(this.#ended);
    this.#lastId += 1;
    const message: ToWorker = { id: this.#lastId, ...(batch && { batch }) };
    return new Promise((resolve, reject) => {
      this.#waiting.set(message.id, { resolve, reject });
      this.#worker.postMessage(message, batch ? [batch.buffer] : []);
    });
  }

  #settle(message: FromWorker): void {
    if ('ready' in message) return;
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if ('error' in message) waiting?.reject(new Error(message.error));
    else waiting?.resolve(message.answer);
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
