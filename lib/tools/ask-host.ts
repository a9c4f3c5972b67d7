import { type ClientRequest, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isAskableAddress } from './host-address.ts';

/** Until the whole answer is there. */
const timeoutMs = 2_000;

const maxAnswerBytes = 1_048_576;

export interface HostPort {
  readonly scheme: 'http' | 'https';
  /** IPv4: no name is looked up. */
  readonly address: string;
  readonly port: number;
}

export interface HostQuestion {
  /** Path and query. */
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HostAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Milliseconds until the answer began. */
  readonly latencyMs: number;
}

/** No answer: nobody said a word in time, or the host said that nothing listens there. */
export class HostSilence extends Error {
  readonly kind: 'silent' | 'refused';

  constructor(kind: 'silent' | 'refused', cause: unknown) {
    super(`The host is ${kind}`, { cause });
    this.name = 'HostSilence';
    this.kind = kind;
  }
}

/**
 * Asks what listens on a host once. Redirects are not followed, proxies not used, and an answer that is
 * longer than a megabyte or later than two seconds counts as none. Tools with HTTPS have certificates of
 * their own, so theirs is not checked. Names and metadata services are never asked. Throws
 * {@link HostSilence}.
 */
export async function askHost(target: HostPort, question: HostQuestion): Promise<HostAnswer> {
  if (!isAskableAddress(target.address))
    throw new HostSilence('silent', 'Not the address of a host');
  const { path, method = 'GET', headers, body } = question;
  const startedMs = performance.now();
  try {
    return await new Promise<HostAnswer>((resolve, reject) => {
      const send = target.scheme === 'https' ? httpsRequest : httpRequest;
      const request: ClientRequest = send({
        host: target.address,
        port: target.port,
        path,
        method,
        headers: { ...headers, ...(body && { 'content-length': Buffer.byteLength(body) }) },
        agent: false,
        rejectUnauthorized: false,
        signal: AbortSignal.timeout(timeoutMs),
      });
      request.once('error', reject);
      request.once('response', (response) => {
        const latencyMs = Math.round(performance.now() - startedMs);
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          bytes += chunk.length;
          if (bytes > maxAnswerBytes) request.destroy(new Error('The answer is too long'));
        });
        response.once('error', reject);
        response.once('end', () => {
          const { statusCode: status = 0, headers: answered } = response;
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status, headers: answered, body: text, latencyMs });
        });
      });
      request.end(body);
    });
  } catch (cause) {
    const isRefused = cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
    throw new HostSilence(isRefused ? 'refused' : 'silent', cause);
  }
}
