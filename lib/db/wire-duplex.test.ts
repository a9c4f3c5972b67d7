import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ProtocolBackend, WireDuplex } from './wire-duplex.ts';

const encoder = new TextEncoder();

/** A frontend message: its type, four bytes of length that count themselves, its payload. */
function message(type: string, payload: Uint8Array): Buffer {
  const header = Buffer.alloc(5, type);
  header.writeInt32BE(payload.length + 4, 1);
  return Buffer.concat([header, payload]);
}

const startup = Buffer.from([0, 0, 0, 8, 0, 3, 0, 0]);

const types = fc.constantFrom('P', 'B', 'D', 'E', 'C', 'S', 'Q', 'H');
const messages = fc.array(fc.record({ type: types, payload: fc.uint8Array({ maxLength: 40 }) }), {
  maxLength: 20,
});

class Recorder implements ProtocolBackend {
  readonly batches: Buffer[] = [];
  readonly #answer: (batch: Buffer) => Uint8Array;

  constructor(answer: (batch: Buffer) => Uint8Array = () => new Uint8Array()) {
    this.#answer = answer;
  }

  async execProtocolRaw(batch: Uint8Array): Promise<Uint8Array> {
    this.batches.push(Buffer.from(batch));
    return this.#answer(Buffer.from(batch));
  }
}

function write(duplex: WireDuplex, chunk: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    duplex.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}

function batchesOf(sent: readonly { type: string; payload: Uint8Array }[]): string[] {
  const batches: Buffer[] = [];
  let open: Buffer[] = [];
  for (const { type, payload } of sent) {
    open.push(message(type, payload));
    if (!'SQH'.includes(type)) continue;
    batches.push(Buffer.concat(open));
    open = [];
  }
  return batches.map((batch) => batch.toString('hex'));
}

describe('WireDuplex', () => {
  it('makes the same batches however the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(messages, fc.array(fc.nat(60)), async (sent, cuts) => {
        const backend = new Recorder();
        const duplex = new WireDuplex(backend);
        let bytes = Buffer.concat([
          startup,
          ...sent.map(({ type, payload }) => message(type, payload)),
        ]);
        for (const cut of cuts) {
          await write(duplex, bytes.subarray(0, cut));
          bytes = bytes.subarray(cut);
        }
        await write(duplex, bytes);
        const [first, ...rest] = backend.batches.map((batch) => batch.toString('hex'));
        expect(first).toBe(startup.toString('hex'));
        expect(rest).toEqual(batchesOf(sent));
      }),
      { numRuns: 60 },
    );
  });

  it('greets a later connection as the first one, with a session like new', async () => {
    const backend = new Recorder((batch) => encoder.encode(batch.equals(startup) ? 'hello' : ''));
    for (const expected of [
      [startup.toString('latin1')],
      ['Q\0\0\0\rROLLBACK\0', 'Q\0\0\0\x10DISCARD ALL\0'],
    ]) {
      backend.batches.length = 0;
      const duplex = new WireDuplex(backend);
      await write(duplex, startup);
      expect(String(duplex.read())).toBe('hello');
      expect(backend.batches.map((batch) => batch.toString('latin1'))).toEqual(expected);
    }
  });

  it('ends with the connection, and does not pass its farewell on', async () => {
    const backend = new Recorder();
    const duplex = new WireDuplex(backend);
    await write(duplex, Buffer.concat([startup, message('X', new Uint8Array())]));
    const ended = new Promise((resolve) => duplex.on('end', resolve));
    duplex.resume();
    duplex.end();
    await ended;
    expect(backend.batches).toEqual([startup]);
  });

  it('fails the connection when the database breaks', async () => {
    const backend = new Recorder((batch) => {
      if (batch.equals(startup)) return new Uint8Array();
      throw new Error('unreachable executed');
    });
    const duplex = new WireDuplex(backend);
    const failed = new Promise((resolve) => duplex.on('error', resolve));
    await write(duplex, startup);
    await expect(write(duplex, message('S', new Uint8Array()))).rejects.toThrow('unreachable');
    expect(await failed).toMatchObject({ message: 'unreachable executed' });
  });
});
