import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { recordActivity } from '#lib/activity/record-activity.ts';
import { type Notification, topic } from '#lib/api/notifications.ts';
import type { Context } from '#lib/context/context.ts';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import {
  addNotificationChannel,
  listNotificationChannels,
  removeNotificationChannel,
  testNotificationChannel,
  updateNotificationChannel,
} from './channels.ts';
import { deliverNotifications } from './deliver-notifications.ts';

vi.setConfig({ testTimeout: 60_000 });

const name = 'told';
const topics = [...topic.options];

interface Received {
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

let test: TestRuntime;
let its: ReturnType<typeof deploymentsOf>;
let hook: string;
let answer = 200;
const received: Received[] = [];
const mails: string[] = [];

const receiver = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    if (answer === 200) {
      received.push({ body: Buffer.concat(parts).toString(), headers: request.headers });
    }
    response.writeHead(answer, { location: 'http://127.0.0.1:1/' }).end();
  });
});
const mailServer = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    let mail = '';
    stream.on('data', (part) => {
      mail += part;
    });
    stream.on('end', () => {
      mails.push(mail);
      done();
    });
  },
});

beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => mailServer.listen(0, '127.0.0.1', () => resolve()));
  hook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks/a-key-of-mine`;
  test = await startTestRuntime({
    env: {
      STRATA_WEBHOOK_HOSTS: '127.0.0.1',
      STRATA_SMTP_URL: `smtp://127.0.0.1:${(mailServer.server.address() as AddressInfo).port}`,
      STRATA_SMTP_FROM: 'strata@example.com',
    },
  });
  its = deploymentsOf(test);
  await its.create(name, { natGateways: 'none' });
});
afterAll(async () => {
  await test.close();
  receiver.close();
  await new Promise<void>((resolve) => mailServer.close(() => resolve()));
});

/** As somebody else whose clock is so much later. */
const later = (ms: number): Context => ({
  ...test.ctx,
  clock: { now: () => new Date(Date.now() + ms) },
});
const tell = (summary: string, kind: 'operation-failed' | 'plan-requested' = 'operation-failed') =>
  test.ctx.db.$transaction((tx) =>
    recordActivity(tx, [
      { environment: name, at: new Date(), actor: 'Ann', kind, severity: 'error', summary },
    ]),
  );
const channels = async () => (await listNotificationChannels(test.ctx, { name })).channels;

it('tells a webhook what it chose, signed by the key that it was shown once', async () => {
  const { channel, signingKey } = await addNotificationChannel(test.ctx, {
    name,
    kind: 'webhook',
    title: 'Ours',
    topics: ['deployment', 'failure'],
    url: hook,
  });
  expect(channel.destination).toBe(new URL(hook).host);
  const deployed = await its.deploy(name);
  const [first] = await vi.waitFor(
    () => {
      expect(received).toHaveLength(1);
      return received;
    },
    { timeout: 20_000 },
  );
  expect(JSON.parse(first?.body ?? '')).toMatchObject({
    topic: 'deployment',
    environment: name,
    severity: 'success',
    url: expect.stringMatching(new RegExp(`/environments/${name}/deployments/${deployed.id}$`)),
  } satisfies Partial<Notification>);
  expect(first?.headers['x-strata-signature']).toBe(
    `sha256=${createHmac('sha256', signingKey ?? '')
      .update(first?.body ?? '')
      .digest('hex')}`,
  );
  await tell('nobody wants to know', 'plan-requested');
  await tell('it broke');
  await deliverNotifications(test.ctx);
  expect(received.slice(1).map(({ body }) => JSON.parse(body).summary)).toEqual(['it broke']);
  await vi.waitFor(async () => {
    expect((await channels())[0]?.last).toMatchObject({ summary: 'it broke', state: 'delivered' });
  });
});

it('is sent again, later and later, with the same id, until it is taken or given up', async () => {
  answer = 503;
  received.length = 0;
  await tell('try again');
  await deliverNotifications(later(1_000));
  expect((await channels())[0]?.last).toMatchObject({
    summary: 'try again',
    state: 'waiting',
    error: '127.0.0.1 answered 503',
  });
  answer = 200;
  await deliverNotifications(later(7_200_000));
  expect(received).toHaveLength(1);
  const delivery = received[0]?.headers['x-strata-delivery'];
  expect(JSON.parse(received[0]?.body ?? '').id).toBe(delivery);

  answer = 500;
  await tell('in vain');
  for (let attempt = 1; attempt <= 16; attempt += 1) {
    await deliverNotifications(later(attempt * 7_200_000));
  }
  expect((await channels())[0]?.last).toMatchObject({ state: 'given-up', failures: 16 });
  answer = 200;
});

it('follows no redirect', async () => {
  answer = 307;
  const [channel] = await channels();
  const tested = await testNotificationChannel(test.ctx, { name, channel: channel?.id ?? '' });
  expect(tested).toEqual({ delivered: false, error: '127.0.0.1 answered 307' });
  answer = 200;
  expect(await testNotificationChannel(test.ctx, { name, channel: channel?.id ?? '' })).toEqual({
    delivered: true,
    error: null,
  });
});

it('writes as Slack reads, and lets nobody write its markup', async () => {
  received.length = 0;
  await addNotificationChannel(test.ctx, { name, kind: 'slack', title: 'Chat', topics, url: hook });
  await tell('<!channel> & <https://evil.example|x>');
  await deliverNotifications(later(1_000));
  const texts = received.map(({ body }) => JSON.parse(body).text).filter(Boolean);
  expect(texts).toEqual([
    expect.stringContaining('&lt;!channel&gt; &amp; &lt;https://evil.example|x&gt;'),
  ]);
});

it('sends e-mail, with nothing of a summary in its headers but the subject', async () => {
  await addNotificationChannel(test.ctx, {
    name,
    kind: 'email',
    title: 'Team',
    topics: ['lifetime', 'failure'],
    addresses: ['ann@example.com', 'ben@example.com'],
  });
  await tell('broken\r\nBcc: eve@example.com');
  await deliverNotifications(later(1_000));
  expect(mails).toHaveLength(1);
  const [headers = ''] = mails[0]?.split('\r\n\r\n') ?? [];
  expect(headers).toMatch(/^To: ann@example.com, ben@example.com$/m);
  expect(headers).toMatch(/^Subject: \[told\] broken Bcc: eve@example.com$/m);
  expect(headers).not.toMatch(/^Bcc:/m);
});

it('goes without encryption to hosts that are named for it only', async () => {
  const channel = { name, kind: 'slack' as const, title: 'Open', topics: ['budget' as const] };
  const added = addNotificationChannel(test.ctx, { ...channel, url: 'http://chat.example/hook' });
  await expect(added).rejects.toMatchObject({
    code: 'channel-refused',
    fields: [{ in: 'body', path: ['url'] }],
  });
});

it.each([
  'https://169.254.169.254/latest',
  'https://10.0.0.8/',
  'https://localhost:1/',
  'https://127.64.0.1/',
])('does not go to %s', async (url) => {
  const { channel } = await addNotificationChannel(test.ctx, {
    name,
    kind: 'slack',
    title: 'Inside',
    topics: ['budget'],
    url,
  });
  expect(await testNotificationChannel(test.ctx, { name, channel: channel.id })).toMatchObject({
    delivered: false,
    error: expect.stringContaining('is in a network that is not public'),
  });
  await removeNotificationChannel(test.ctx, { name, channel: channel.id });
});

it('keeps URLs and keys from whoever reads the database alone', async () => {
  const rows = await test.ctx.db.notificationChannel.findMany();
  expect(rows.length).toBeGreaterThan(2);
  expect(JSON.stringify(rows)).not.toMatch(/a-key-of-mine/);
});

it('is turned off, and forgotten', async () => {
  received.length = 0;
  answer = 503;
  await tell('waits while it is turned off');
  await deliverNotifications(later(1_000));
  answer = 200;
  for (const { id } of await channels()) {
    await updateNotificationChannel(test.ctx, { name, channel: id, enabled: false });
  }
  await tell('unheard');
  await deliverNotifications(later(7_200_000));
  expect(received).toEqual([]);
  for (const { id } of await channels()) {
    await removeNotificationChannel(test.ctx, { name, channel: id });
  }
  expect(await channels()).toEqual([]);
  await expect(
    testNotificationChannel(test.ctx, { name, channel: crypto.randomUUID() }),
  ).rejects.toMatchObject({ code: 'channel-not-found' });
});
