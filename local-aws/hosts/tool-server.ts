import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { selfSignedCertificate } from './self-signed-certificate.ts';
import { type Tool, type ToolHost, type ToolRequest, text } from './tool.ts';

/** Bytes of a request's body; none that a tool here understands is as long. */
const maxBodyBytes = 65_536;

/**
 * Lets a tool answer on its host's address.
 * @throws an error with code EADDRINUSE where the port is taken, EADDRNOTAVAIL where the machine has no such address
 */
export function listenAs(tool: Tool, host: ToolHost, address: string): Promise<Server> {
  const listener = listenerOf(tool, host);
  const server = tool.isEncrypted
    ? createTlsServer(selfSignedCertificate(address, new Date()), listener)
    : createServer(listener);
  server.unref();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(tool.port, address, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

function listenerOf(tool: Tool, host: ToolHost): RequestListener {
  return async (message, response) => {
    try {
      const request = await readRequest(message);
      const answer = (await tool.answer(request, host)) ?? text('404 page not found\n', 404);
      response.writeHead(answer.status, {
        'content-type': answer.type,
        'content-length': Buffer.byteLength(answer.body),
        'x-strata-simulated': 'true',
      });
      response.end(request.method === 'HEAD' ? undefined : answer.body);
    } catch {
      // Whoever asked has gone, or sent more than any tool reads.
      message.socket.destroy();
    }
  };
}

async function readRequest(message: IncomingMessage): Promise<ToolRequest> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    bytes += chunk.length;
    if (bytes > maxBodyBytes) throw new Error('The body is too long');
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks).toString('utf8');
  const url = new URL(message.url ?? '/', 'http://host');
  const isForm = message.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  const parameters = new URLSearchParams([
    ...url.searchParams,
    ...(isForm ? new URLSearchParams(body) : []),
  ]);
  const { method = 'GET', headers } = message;
  return { method, path: url.pathname, parameters, headers, body };
}
