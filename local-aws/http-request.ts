import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WireRequest, WireResponse } from './protocol/wire.ts';

export async function readRequest(message: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  const [rawPath = '/', ...search] = (message.url ?? '/').split('?');
  return {
    method: message.method ?? 'GET',
    path: rawPath,
    query: new URLSearchParams(search.join('?')),
    headers: singleHeaders(message),
    body: Buffer.concat(chunks),
  };
}

/** S3's virtual-host style turned into path style: `bucket.localhost` and `bucket.s3.….amazonaws.com` alike. */
export function withPathStyle(request: WireRequest): WireRequest {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const bucket = /^(.+?)\.(?:s3[.-].*|s3|localhost)$/.exec(host)?.[1];
  if (!bucket || bucket === 's3') return request;
  return { ...request, path: `/${bucket}${request.path}` };
}

export function writeResponse(response: ServerResponse, method: string, wire: WireResponse): void {
  const body = typeof wire.body === 'string' ? Buffer.from(wire.body) : wire.body;
  const length = wire.headers['content-length'] ?? String(body.byteLength);
  const bodiless = wire.status === 204 || wire.status === 304;
  response.writeHead(wire.status, {
    ...wire.headers,
    ...(!bodiless && { 'content-length': length }),
  });
  if (method === 'HEAD' || bodiless) response.end();
  else response.end(body);
}

function singleHeaders(message: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(message.headersDistinct).map(([name, values]) => [
      name,
      (values ?? []).join(','),
    ]),
  );
}
