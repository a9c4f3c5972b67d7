import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { askHost } from './ask-host.ts';

const open: { close(): void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function portOf(server: Server | ReturnType<typeof createTcpServer>): Promise<number> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

async function askOf(listener: RequestListener) {
  const port = await portOf(createServer(listener));
  return askHost({ scheme: 'http', address: '127.0.0.1', port }, { path: '/health?a=b' });
}

it('gives status, headers, text and latency of an answer', async () => {
  const answer = await askOf((request, response) => {
    response.writeHead(503, { 'x-mark': 'yes' }).end(`${request.method} ${request.url}`);
  });
  expect(answer).toMatchObject({ status: 503, body: 'GET /health?a=b' });
  expect(answer.headers['x-mark']).toBe('yes');
  expect(answer.latencyMs).toBeGreaterThanOrEqual(0);
});

it('does not follow a redirect', async () => {
  let asked = 0;
  const answer = await askOf((_, response) => {
    asked += 1;
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  expect(answer.status).toBe(302);
  expect(asked).toBe(1);
});

it.each([301, 302, 303, 307, 308])(
  'asks no other host that a redirect %i names',
  async (status) => {
    let asked = 0;
    const other = await portOf(
      createServer((_, response) => {
        asked += 1;
        response.end('what another host keeps to itself');
      }),
    );
    const answer = await askOf((_, response) => {
      response.writeHead(status, { location: `http://127.0.0.1:${other}/` }).end();
    });
    expect(answer).toMatchObject({ status, body: '' });
    expect(asked).toBe(0);
  },
);

it('ends with whoever never answers, or never ends to', async () => {
  const port = await portOf(createTcpServer());
  const startedMs = performance.now();
  await expect(
    askHost({ scheme: 'http', address: '127.0.0.1', port }, { path: '/' }),
  ).rejects.toMatchObject({ kind: 'silent' });
  await expect(askOf((_, response) => void response.write('a beginning'))).rejects.toMatchObject({
    kind: 'silent',
  });
  expect(performance.now() - startedMs).toBeLessThan(8_000);
});

it('takes no more than a megabyte', async () => {
  await expect(
    askOf((_, response) => void response.end(Buffer.alloc(1_100_000))),
  ).rejects.toMatchObject({ kind: 'silent' });
});

it('tells a port that nothing listens on from silence', async () => {
  const port = await portOf(createServer());
  open.pop()?.close();
  await expect(
    askHost({ scheme: 'http', address: '127.0.0.1', port }, { path: '/' }),
  ).rejects.toMatchObject({ kind: 'refused' });
});

it.each([
  'localhost',
  'evil.example',
  '::1',
  '',
  '169.254.169.254',
  '169.254.170.2',
  '100.100.100.200',
  'fd00:ec2::254',
  '::ffff:169.254.169.254',
  '0.0.0.0',
])('opens no connection to a name or a metadata service: %s', async (address) => {
  let asked = 0;
  const port = await portOf(
    createServer((_, response) => {
      asked += 1;
      response.end();
    }),
  );
  const target = { scheme: 'http', address, port } as const;
  await expect(askHost(target, { path: '/' })).rejects.toMatchObject({
    kind: 'silent',
    cause: 'Not the address of a host',
  });
  expect(asked).toBe(0);
});
