import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StubRequest {
  readonly method: string;
  /** Decoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

export interface StubAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface StubServer {
  readonly url: string;
  /** What was asked, as `GET /path`. */
  readonly asked: string[];
  /** Answers the next request by this instead, once it is there. */
  answerNext(answer: StubAnswer | Promise<StubAnswer>): void;
  close(): Promise<void>;
}

/** A web server on loopback that stands in for a service outside. */
export async function startStubServer(
  contentType: string,
  answer: (request: StubRequest) => StubAnswer,
): Promise<StubServer> {
  const asked: string[] = [];
  const next: (StubAnswer | Promise<StubAnswer>)[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url ?? '/', 'http://stub');
    const text = Buffer.concat(chunks).toString();
    const method = request.method ?? 'GET';
    const path = decodeURIComponent(url.pathname);
    asked.push(`${method} ${path}${url.search}`);
    const { status, body, headers } =
      (await next.shift()) ??
      answer({
        method,
        path,
        query: url.searchParams,
        headers: request.headers,
        body: text === '' ? undefined : JSON.parse(text),
      });
    response.writeHead(status, { 'content-type': contentType, ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answerNext: (answerInstead) => {
      next.push(answerInstead);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
