import type { MeasuredStrata } from './strata.ts';

/** Clients that follow the live stream of an environment as a page's `EventSource` does. */
export class LiveClients {
  readonly #closing = new AbortController();
  readonly #streams: Promise<void>[] = [];

  /** Opens that many streams. Throws when one is refused. */
  static async open(
    { server }: MeasuredStrata,
    environmentName: string,
    count: number,
  ): Promise<LiveClients> {
    const clients = new LiveClients();
    const address = `/api/v1/stream?environment=${environmentName}`;
    await Promise.all(Array.from({ length: count }, () => clients.#follow(server, address)));
    return clients;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#streams);
  }

  async #follow(server: MeasuredStrata['server'], address: string): Promise<void> {
    const { ok, status, body } = await server.fetch(address, { signal: this.#closing.signal });
    if (!ok || !body) throw new Error(`The stream answered ${status}`);
    this.#streams.push(drain(body, this.#closing.signal));
  }
}

async function drain(body: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<void> {
  try {
    await body.pipeTo(new WritableStream());
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
