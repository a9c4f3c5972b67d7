import { createHmac } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AuditEntry } from '#lib/api/audit.ts';
import { type Db, prismaOver } from '#lib/db/client.ts';
import { describeOnEveryDatabase } from '#lib/db/databases-for-tests.ts';
import { migrate } from '#lib/db/migrate.ts';
import { appendEntry } from './append-entry.ts';
import { auditReceivers, type Receiver } from './audit-receivers.ts';
import { deliverAudit } from './deliver-audit.ts';
import { allEntries } from './entries-for-tests.ts';
import { syslogMessage } from './syslog-message.ts';

const log = pino({ level: 'silent' });
const secret = 'a secret of the receiver';

interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

async function listen(
  answer: (request: IncomingMessage, body: string, response: ServerResponse) => void,
): Promise<Listening> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    answer(request, Buffer.concat(chunks).toString('utf8'), response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

describeOnEveryDatabase('Delivery of the audit', (of) => {
  let db: Db;
  let nowMs: number;
  const open: Listening[] = [];

  beforeAll(async () => {
    await migrate(of().database.pool, 'prisma/migrations');
    db = prismaOver(of().database.pool);
  });

  beforeEach(async () => {
    nowMs = Date.parse('2026-01-31T09:30:00Z');
    await db.auditDelivery.deleteMany();
    const sequence = await db.auditEntry.count();
    await db.auditDelivery.createMany({
      data: ['webhook', 'syslog'].map((receiver) => ({ receiver, sequence })),
    });
  });

  afterEach(async () => {
    for (const server of open.splice(0)) await server.close();
  });

  afterAll(() => db.$disconnect());

  const ctxOf = (own = db) => ({ db: own, log, clock: { now: () => new Date(nowMs) } });
  const append = (count: number) =>
    db.$transaction(async (tx) => {
      for (let n = 0; n < count; n += 1) {
        const at = new Date(nowMs);
        await appendEntry(tx, {
          at,
          actor: { name: 'tester' },
          action: 'openTool',
          result: 'done',
        });
      }
    });
  const webhook = async (
    answer: (body: string, response: ServerResponse, request: IncomingMessage) => void,
  ): Promise<Receiver> => {
    const server = await listen((request, body, response) => answer(body, response, request));
    open.push(server);
    const [receiver] = auditReceivers({ webhook: { url: server.url, secret }, syslog: undefined });
    if (!receiver) throw new Error('No receiver');
    return receiver;
  };
  const linesOf = (body: string): AuditEntry[] =>
    body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));

  it('posts every entry once, in order, signed, and goes on after a restart', async () => {
    const seen: AuditEntry[] = [];
    const receiver = await webhook((body, response, request) => {
      const signature = createHmac('sha256', secret).update(body).digest('hex');
      expect(request.headers['x-strata-signature']).toBe(`sha256=${signature}`);
      expect(request.headers['content-type']).toBe('application/jsonl');
      seen.push(...linesOf(body));
      response.end('ok');
    });
    await db.auditDelivery.deleteMany();
    await append(230);
    await deliverAudit(ctxOf(), receiver);
    await append(2);
    await deliverAudit(ctxOf(prismaOver(of().database.pool)), receiver);
    await deliverAudit(ctxOf(), receiver);
    expect(seen).toEqual(await allEntries(db));
  });

  it('sends again what was not taken, later and later, and nothing before it', async () => {
    const status = [500, 302, 204];
    const bodies: string[] = [];
    const receiver = await webhook((body, response) => {
      bodies.push(body);
      response.writeHead(status.shift() ?? 200, { location: '/elsewhere' }).end();
    });
    await append(1);
    await deliverAudit(ctxOf(), receiver);
    await deliverAudit(ctxOf(), receiver);
    expect(bodies).toHaveLength(1);
    nowMs += 1_000;
    await deliverAudit(ctxOf(), receiver);
    nowMs += 1_000;
    await deliverAudit(ctxOf(), receiver);
    expect(bodies).toHaveLength(2);
    nowMs += 1_000;
    await append(1);
    await deliverAudit(ctxOf(), receiver);
    expect(bodies).toHaveLength(3);
    expect(bodies[1]).toBe(bodies[0]);
    expect(bodies[2]?.startsWith(bodies[0] ?? 'x')).toBe(true);
    await deliverAudit(ctxOf(), receiver);
    expect(bodies).toHaveLength(3);
  });

  it('waits where nobody listens', async () => {
    const receiver = await webhook(() => undefined);
    await open.pop()?.close();
    await append(1);
    await deliverAudit(ctxOf(), receiver);
    const where = { receiver: 'webhook' };
    expect(await db.auditDelivery.findUnique({ where })).toMatchObject({
      sequence: BigInt((await db.auditEntry.count()) - 1),
      failures: 1,
      notBefore: new Date(nowMs + 1_000),
    });
  });

  it('is sent by one of two at a time', async () => {
    let underWay = 0;
    const seen: number[] = [];
    const arrived = Promise.withResolvers<void>();
    const answerNow = Promise.withResolvers<void>();
    const receiver = await webhook(async (body, response) => {
      underWay += 1;
      expect(underWay).toBe(1);
      arrived.resolve();
      await answerNow.promise;
      seen.push(...linesOf(body).map(({ sequence }) => sequence));
      underWay -= 1;
      response.end();
    });
    await append(150);
    const other = prismaOver(of().database.pool);
    const first = deliverAudit(ctxOf(), receiver);
    await arrived.promise;
    await deliverAudit(ctxOf(other), receiver);
    answerNow.resolve();
    await first;
    await Promise.all([deliverAudit(ctxOf(), receiver), deliverAudit(ctxOf(other), receiver)]);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
    expect(seen).toHaveLength(150);
    await other.$disconnect();
  });

  it('goes to syslog by UDP, a message each', async () => {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    const count = 3;
    await append(count);
    const messages: string[] = [];
    const all = new Promise<void>((done) => {
      socket.on('message', (bytes) => {
        messages.push(bytes.toString('utf8'));
        if (messages.length === count) done();
      });
    });
    const syslog = { protocol: 'udp' as const, host: '127.0.0.1', port: socket.address().port };
    const [receiver] = auditReceivers({ webhook: undefined, syslog });
    if (receiver) await deliverAudit(ctxOf(), receiver);
    await all;
    socket.close();
    expect(messages.at(-1)).toMatch(
      /^<109>1 2026-01-31T09:30:\d\d\.000Z \S+ strata - openTool - \{"sequence":\d+,/,
    );
  });

  it('goes to syslog by TCP, each with its length before it', async () => {
    let text = '';
    const server = createTcpServer((socket) =>
      socket.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      }),
    );
    await once(server.listen(0, '127.0.0.1'), 'listening');
    await append(2);
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const syslog = { protocol: 'tcp' as const, host: '127.0.0.1', port };
    const [receiver] = auditReceivers({ webhook: undefined, syslog });
    if (receiver) await deliverAudit(ctxOf(), receiver);
    await new Promise((closed) => server.close(closed));
    const sequences: number[] = [];
    let rest = Buffer.from(text);
    while (rest.length > 0) {
      const space = rest.indexOf(' ');
      const end = space + 1 + Number(rest.subarray(0, space).toString());
      const message = rest.subarray(space + 1, end).toString('utf8');
      sequences.push(JSON.parse(message.slice(message.indexOf('{'))).sequence);
      rest = rest.subarray(end);
    }
    const kept = (await allEntries(db)).slice(-2);
    expect(sequences).toEqual(kept.map(({ sequence }) => sequence));
  });

  it('leaves the details of an entry out of a datagram they do not fit into', async () => {
    await append(1);
    const [entry] = await allEntries(db);
    const long = { ...(entry as AuditEntry), input: '€'.repeat(30_000) };
    const message = syslogMessage(long, 'host name');
    expect(Buffer.byteLength(message)).toBeLessThan(65_507);
    expect(message).toContain(' hostname strata ');
  });
});
