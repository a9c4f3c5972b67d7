import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
  await endpoint.clients.logs.createLogGroup({ logGroupName: 'app' });
});
afterAll(() => endpoint[Symbol.asyncDispose]());

const minuteMs = 60_000;
const dayMs = 86_400_000;

async function stream(logStreamName: string, messages: readonly string[] = []): Promise<void> {
  const { logs } = endpoint.clients;
  await logs.createLogStream({ logGroupName: 'app', logStreamName });
  if (messages.length === 0) return;
  const start = Date.now() - messages.length;
  await logs.putLogEvents({
    logGroupName: 'app',
    logStreamName,
    logEvents: messages.map((message, index) => ({ timestamp: start + index, message })),
  });
}

test('streams are made, found by prefix or by time, and deleted', async () => {
  const { logs } = endpoint.clients;
  await logs.createLogGroup({ logGroupName: 'streams' });
  const put = async (logStreamName: string, timestamp: number) => {
    await logs.createLogStream({ logGroupName: 'streams', logStreamName });
    const logEvents = [{ timestamp, message: 'x' }];
    await logs.putLogEvents({ logGroupName: 'streams', logStreamName, logEvents });
  };
  const now = Date.now();
  await put('b-late', now);
  await put('a-early', now - minuteMs);
  await put('b-middle', now - 1);
  const names = async (input: object) =>
    (await logs.describeLogStreams({ logGroupName: 'streams', ...input })).logStreams?.map(
      ({ logStreamName }) => logStreamName,
    );
  expect(await names({ logStreamNamePrefix: 'b' })).toEqual(['b-late', 'b-middle']);
  expect(await names({ orderBy: 'LastEventTime', descending: true, limit: 2 })).toEqual([
    'b-late',
    'b-middle',
  ]);
  const { nextToken } = await logs.describeLogStreams({ logGroupName: 'streams', limit: 2 });
  expect(await names({ limit: 2, nextToken })).toEqual(['b-middle']);
  await logs.deleteLogStream({ logGroupName: 'streams', logStreamName: 'b-late' });
  expect(await names({})).toEqual(['a-early', 'b-middle']);
});

test('a group takes its events with it', async () => {
  const { logs } = endpoint.clients;
  await logs.createLogGroup({ logGroupName: 'gone' });
  const place = { logGroupName: 'gone', logStreamName: 's' };
  await logs.createLogStream(place);
  await logs.putLogEvents({ ...place, logEvents: [{ timestamp: Date.now(), message: 'old' }] });
  expect((await logs.describeLogGroups({ logGroupNamePrefix: 'gone' })).logGroups).toMatchObject([
    { storedBytes: 29 },
  ]);
  await logs.deleteLogGroup({ logGroupName: 'gone' });
  await logs.createLogGroup({ logGroupName: 'gone' });
  await logs.createLogStream(place);
  expect((await logs.getLogEvents(place)).events).toEqual([]);
});

test('events are read forward to the end and back to the beginning', async () => {
  const { logs } = endpoint.clients;
  await stream('paged', ['1', '2', '3', '4', '5']);
  const read = async (input: object) => {
    const place = { logGroupName: 'app', logStreamName: 'paged', limit: 2 };
    const answer = await logs.getLogEvents({ ...place, ...input });
    return {
      seen: answer.events?.map(({ message }) => message),
      forward: answer.nextForwardToken,
      backward: answer.nextBackwardToken,
    };
  };
  expect((await read({})).seen).toEqual(['4', '5']);
  const head = await read({ startFromHead: true });
  const second = await read({ nextToken: head.forward });
  const third = await read({ nextToken: second.forward });
  const end = await read({ nextToken: third.forward });
  expect([head.seen, second.seen, third.seen, end.seen]).toEqual([
    ['1', '2'],
    ['3', '4'],
    ['5'],
    [],
  ]);
  expect(end.forward).toBe(third.forward);
  expect((await read({ nextToken: end.backward })).seen).toEqual(['4', '5']);
  expect((await read({ nextToken: third.backward })).seen).toEqual(['3', '4']);
  await stream('followed');
  const empty = await logs.getLogEvents({ logGroupName: 'app', logStreamName: 'followed' });
  const logEvents = [{ timestamp: Date.now(), message: 'late' }];
  await logs.putLogEvents({ logGroupName: 'app', logStreamName: 'followed', logEvents });
  expect(
    await logs.getLogEvents({
      logGroupName: 'app',
      logStreamName: 'followed',
      nextToken: empty.nextForwardToken,
    }),
  ).toMatchObject({ events: [{ message: 'late' }] });
});

test('events of several streams are filtered by pattern, time and prefix', async () => {
  const { logs } = endpoint.clients;
  await stream('filter-a', ['ERROR disk full', 'INFO disk fine']);
  await stream('filter-b', ['ERROR out of memory']);
  const filter = async (input: object) =>
    (
      await logs.filterLogEvents({
        logGroupName: 'app',
        logStreamNamePrefix: 'filter-',
        ...input,
      })
    ).events?.map(({ message }) => message);
  expect((await filter({ filterPattern: 'ERROR' }))?.sort()).toEqual([
    'ERROR disk full',
    'ERROR out of memory',
  ]);
  expect(await filter({ filterPattern: '"disk full"' })).toEqual(['ERROR disk full']);
  expect(await filter({ startTime: Date.now() + minuteMs })).toEqual([]);
  const first = await logs.filterLogEvents({
    logGroupName: 'app',
    logStreamNames: ['filter-a'],
    limit: 1,
  });
  expect(
    await filter({
      logStreamNamePrefix: undefined,
      logStreamNames: ['filter-a'],
      nextToken: first.nextToken,
    }),
  ).toEqual(['INFO disk fine']);
});

test('a stream keeps the newest hundred thousand events and some more', async () => {
  const { logs } = endpoint.clients;
  await stream('long');
  const place = { logGroupName: 'app', logStreamName: 'long' };
  const timestamp = Date.now();
  for (let batch = 0; batch < 13; batch += 1) {
    const logEvents = Array.from({ length: 10_000 }, (_, index) => ({
      timestamp,
      message: String(batch * 10_000 + index),
    }));
    await logs.putLogEvents({ ...place, logEvents });
  }
  const oldest = await logs.getLogEvents({ ...place, startFromHead: true, limit: 1 });
  expect(oldest.events?.map(({ message }) => message)).toEqual(['10000']);
  const newest = await logs.getLogEvents({ ...place, limit: 1 });
  expect(newest.events?.map(({ message }) => message)).toEqual(['129999']);
});

test('retention discards what is too old, and answers what it refused', async () => {
  const { logs } = endpoint.clients;
  await logs.createLogGroup({ logGroupName: 'short' });
  const place = { logGroupName: 'short', logStreamName: 's' };
  await logs.createLogStream(place);
  const old = { timestamp: Date.now() - 2 * dayMs, message: 'old' };
  await logs.putLogEvents({ ...place, logEvents: [old] });
  await logs.putRetentionPolicy({ logGroupName: 'short', retentionInDays: 1 });
  expect((await logs.getLogEvents(place)).events).toEqual([]);
  expect(await logs.putLogEvents({ ...place, logEvents: [old] })).toMatchObject({
    rejectedLogEventsInfo: { expiredLogEventEndIndex: 1 },
  });
  const soon = { timestamp: Date.now() + dayMs / 2, message: 'soon' };
  const now = { timestamp: Date.now(), message: 'now' };
  expect(await logs.putLogEvents({ ...place, logEvents: [now, soon] })).toMatchObject({
    rejectedLogEventsInfo: { tooNewLogEventStartIndex: 1 },
  });
});

describe('refusals', () => {
  const now = Date.now();
  test.each([
    ['no events', [], 'InvalidParameterException'],
    ['an empty message', [{ timestamp: now, message: '' }], 'InvalidParameterException'],
    [
      'events out of order',
      [
        { timestamp: now, message: 'b' },
        { timestamp: now - 1, message: 'a' },
      ],
      'InvalidParameterException',
    ],
    [
      'events of more than a day',
      [
        { timestamp: now - 2 * dayMs, message: 'a' },
        { timestamp: now, message: 'b' },
      ],
      'InvalidParameterException',
    ],
  ])('to put %s', async (_, logEvents, name) => {
    const { logs } = endpoint.clients;
    const place = { logGroupName: 'app', logStreamName: 'refusing' };
    await logs.createLogStream(place).catch(() => undefined);
    await expect(logs.putLogEvents({ ...place, logEvents })).rejects.toMatchObject({ name });
  });

  test.each([
    [
      'no group',
      { logGroupName: 'none', logStreamName: 's' },
      'The specified log group does not exist.',
    ],
    [
      'no stream',
      { logGroupName: 'app', logStreamName: 'none' },
      'The specified log stream does not exist.',
    ],
  ])('to read where there is %s', async (_, place, message) => {
    await expect(endpoint.clients.logs.getLogEvents(place)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message,
    });
  });

  test('of a second stream of one name, a false token, a pattern of JSON, and two orders', async () => {
    const { logs } = endpoint.clients;
    const place = { logGroupName: 'app', logStreamName: 'twice' };
    await logs.createLogStream(place);
    await expect(logs.createLogStream(place)).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
    });
    const invalid = { name: 'InvalidParameterException' };
    await expect(logs.getLogEvents({ ...place, nextToken: 'x' })).rejects.toMatchObject(invalid);
    await expect(
      logs.createLogStream({ logGroupName: 'app', logStreamName: 'a:b' }),
    ).rejects.toMatchObject(invalid);
    await expect(
      logs.filterLogEvents({ logGroupName: 'app', filterPattern: '{ $.a = 1 }' }),
    ).rejects.toMatchObject(invalid);
    await expect(
      logs.describeLogStreams({
        logGroupName: 'app',
        orderBy: 'LastEventTime',
        logStreamNamePrefix: 'x',
      }),
    ).rejects.toMatchObject(invalid);
  });
});
