import { Duplex } from 'node:stream';

/** What the duplex needs of PGlite: answers to frontend protocol messages, one batch at a time. */
export interface ProtocolBackend {
  execProtocolRaw(message: Uint8Array): Promise<Uint8Array>;
}

/** How node-postgres has to introduce itself, and the only connection PGlite can serve at a time. */
export const embeddedSession = {
  user: 'postgres',
  database: 'postgres',
  ssl: false,
  max: 1,
  idleTimeoutMillis: 0,
} as const;

function queryMessage(sql: string): Uint8Array {
  const text = Buffer.from(`${sql}\0`);
  const message = Buffer.alloc(5 + text.length);
  message[0] = QUERY;
  message.writeInt32BE(4 + text.length, 1);
  text.copy(message, 5);
  return new Uint8Array(message);
}

/** PGlite is one session that understands one startup message: later connections get its answer again. */
const greetings = new WeakMap<ProtocolBackend, Promise<Buffer>>();

const SYNC = 0x53;
const QUERY = 0x51;
const TERMINATE = 0x58;
const FLUSH = 0x48;
const endsBatch = new Set([SYNC, QUERY, FLUSH]);

/**
 * A socket for node-postgres whose other end is PGlite in a thread of this process. Frontend messages are
 * collected up to the next Sync, Query or Flush and executed as one batch, so that an error skips
 * to the Sync exactly as on a server.
 */
export class WireDuplex extends Duplex {
  readonly #backend: ProtocolBackend;
  #received: Buffer = Buffer.alloc(0);
  #batch: Buffer[] = [];
  #started = false;

  constructor(backend: ProtocolBackend) {
    super();
    this.#backend = backend;
  }

  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    this.#drain().then(() => done(), done);
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  async #drain(): Promise<void> {
    for (let message = this.#nextMessage(); message; message = this.#nextMessage()) {
      if (!this.#started) {
        this.#started = true;
        await this.#greet(message);
        continue;
      }
      const type = message[0];
      if (type === TERMINATE) continue;
      this.#batch.push(message);
      if (type === undefined || !endsBatch.has(type)) continue;
      const batch = Buffer.concat(this.#batch);
      this.#batch = [];
      await this.#execute(batch);
    }
  }

  /** The startup message has no type byte; every other message is a type and a length. */
  #nextMessage(): Buffer | undefined {
    const header = this.#started ? 1 : 0;
    if (this.#received.length < header + 4) return undefined;
    const length = header + this.#received.readInt32BE(header);
    if (this.#received.length < length) return undefined;
    const message = this.#received.subarray(0, length);
    this.#received = this.#received.subarray(length);
    return message;
  }

  async #greet(startup: Buffer): Promise<void> {
    const known = greetings.get(this.#backend);
    if (known) {
      await this.#backend.execProtocolRaw(queryMessage('ROLLBACK'));
      await this.#backend.execProtocolRaw(queryMessage('DISCARD ALL'));
    }
    const greeting = known ?? this.#ask(startup);
    greetings.set(this.#backend, greeting);
    this.push(await greeting);
  }

  async #execute(message: Buffer): Promise<void> {
    const answer = await this.#ask(message);
    if (answer.length > 0) this.push(answer);
  }

  async #ask(message: Buffer): Promise<Buffer> {
    return Buffer.from(await this.#backend.execProtocolRaw(message));
  }
}
