import { once } from 'node:events';
import { Agent, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AppServerSettings, closeServer, createAppServer } from './app-server.ts';

let server: Server;
let port: number;
let stopping: AbortController;
let seen: IncomingMessage[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let answered: (readonly [url: string | undefined, status: number])[];

beforeEach(async () => {
  stopping = new AbortController();
  seen = [];
  answered = [];
  answer = (_, response) => void response.end('done');
  await listen({ trustedProxies: 0 });
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function listen(settings: Pick<AppServerSettings, 'trustedProxies'>): Promise<void> {
  server = createAppServer({
    ...settings,
    stopping: stopping.signal,
    handle: async (request, response) => {
      seen.push(request);
      answer(request, response);
    },
    answered: ({ url }, { statusCode }) => answered.push([url, statusCode]),
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
}

/** Sends bytes as they are, and returns everything that comes back. */
async function send(text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(text);
  let received = '';
  for await (const part of socket) received += part;
  return received;
}

it('writes down who asks, whatever the request says', async () => {
  await send('GET /a HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 8.8.8.8\r\nConnection: close\r\n\r\n');
  expect(seen[0]?.headers).toMatchObject({
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-proto': 'http',
    'x-forwarded-host': 'x',
  });
});

it('believes as many proxies as it was told of', async () => {
  await closeServer(server, 0);
  await listen({ trustedProxies: 1 });
  const forwarded = 'X-Forwarded-For: 8.8.8.8, 203.0.113.7\r\nX-Forwarded-Proto: https\r\n';
  await send(`GET /a HTTP/1.1\r\nHost: x\r\n${forwarded}Connection: close\r\n\r\n`);
  expect(seen[0]?.headers).toMatchObject({
    'x-forwarded-for': '203.0.113.7',
    'x-forwarded-proto': 'https',
  });
});

it.each([
  ['an absolute target', 'GET http://evil.example/ HTTP/1.1\r\nHost: x\r\n\r\n', 400],
  ['an asterisk', 'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n', 400],
  [
    'two lengths',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    400,
  ],
  ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
  ['a large header', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(17_000)}\r\n\r\n`, 431],
  ['a long target', `GET /${'a'.repeat(17_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
])('refuses %s', async (_, text, status) => {
  expect(await send(text)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(seen).toEqual([]);
});

it('sees the last of two thousand and one header fields', async () => {
  const fields = 'a:b\r\n'.repeat(2_001);
  await send(`GET / HTTP/1.1\r\nHost: x\r\n${fields}Origin: last\r\nConnection: close\r\n\r\n`);
  expect(seen[0]?.headers.origin).toBe('last');
});

it('answers what asks for another protocol by HTTP', async () => {
  const upgrade = 'Connection: upgrade, close\r\nUpgrade: websocket\r\n';
  expect(await send(`GET / HTTP/1.1\r\nHost: x\r\n${upgrade}\r\n`)).toMatch(/^HTTP\/1.1 200 /);
});

it('tells of every answer, of refused requests too', async () => {
  await send('GET /a?b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  await send('GET http://x/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  expect(answered).toEqual([
    ['/a?b', 200],
    ['http://x/', 400],
  ]);
});

/** Asks by a connection that stays open, and resolves with the beginning of the answer. */
function ask(agent: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', agent }, resolve).on('error', reject);
  });
}

it('ends once what is under way has ended, and takes nothing new', async () => {
  let end = () => {};
  answer = (_, response) => {
    response.write('begun, ');
    end = () => void response.end('and done');
  };
  const agent = new Agent({ keepAlive: true });
  const underWay = await ask(agent);
  stopping.abort();
  const closed = closeServer(server, 60_000);
  await expect(ask(new Agent())).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  end();
  const text: string[] = [];
  for await (const part of underWay) text.push(String(part));
  expect(text.join('')).toBe('begun, and done');
  await closed;
  agent.destroy();
});

it('does not wait for a connection on which nothing is asked', async () => {
  const agent = new Agent({ keepAlive: true });
  (await ask(agent)).resume();
  await closeServer(server, 60_000);
  agent.destroy();
});

it('cuts off what does not end in time', async () => {
  answer = (_, response) => void response.write('begun');
  const underWay = await ask(new Agent());
  const cut = once(underWay, 'error');
  underWay.resume();
  await closeServer(server, 1);
  expect(await cut).toMatchObject([{ code: 'ECONNRESET' }]);
});
