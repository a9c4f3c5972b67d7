import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { trustForwarded } from './trust-forwarded.ts';

export interface AppServerSettings {
  /** Answers a request; Next.js in production. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly trustedProxies: number;
  readonly stopping: AbortSignal;
  /** Told once an answer has been sent, or its reader is gone. */
  readonly answered: (request: IncomingMessage, response: ServerResponse, seconds: number) => void;
}

/** Larger ones are answered with 431. */
const maxHeaderBytes = 16_384;
/** How long a request may take to arrive; bodies are at most a megabyte. */
const requestTimeoutMs = 60_000;
/** Longer than a load balancer keeps a connection open, which otherwise would use one just closed. */
const keepAliveTimeoutMs = 75_000;

/** The web server in front of Next.js: it knows who asks, takes only what is a path, and can end. */
export function createAppServer(settings: AppServerSettings): Server {
  const { stopping } = settings;
  const server = createServer(
    {
      maxHeaderSize: maxHeaderBytes,
      requestTimeout: requestTimeoutMs,
      keepAliveTimeout: keepAliveTimeoutMs,
      shouldUpgradeCallback: () => false,
    },
    (request, response) => {
      const startedAt = performance.now();
      response.once('close', () => {
        settings.answered(request, response, (performance.now() - startedAt) / 1_000);
        if (stopping.aborted) setImmediate(() => server.closeIdleConnections());
      });
      if (!request.url?.startsWith('/')) return refuse(response);
      const { remoteAddress } = request.socket;
      trustForwarded(request.headers, { remoteAddress, trustedProxies: settings.trustedProxies });
      if (stopping.aborted) response.setHeader('connection', 'close');
      settings.handle(request, response).catch(() => response.destroy());
    },
  );
  // Fields beyond a number would be left out unseen, `Origin` among them; their size is limited anyway.
  server.maxHeadersCount = 0;
  return server;
}

/** A target of another form than a path is meant for a proxy (RFC 9112, section 3.2). */
function refuse(response: ServerResponse): void {
  response.writeHead(400, { connection: 'close', 'content-type': 'text/plain' });
  response.end('The request target has to be a path.\n');
}

/**
 * Takes no connection any more, and resolves when every request is answered; after the time those
 * that are not are cut off.
 */
export async function closeServer(server: Server, timeoutMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const timer = setTimeout(() => server.closeAllConnections(), timeoutMs);
  await closed;
  clearTimeout(timer);
}
