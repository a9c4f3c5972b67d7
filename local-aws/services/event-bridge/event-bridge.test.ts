import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';
import { eventsUntil, listen } from './test-events.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
});
afterAll(() => endpoint[Symbol.asyncDispose]());

const entry = { Source: 'strata.test', DetailType: 'Said', Detail: '{"word":"hello"}' };
const queueArn = (name: string) => `arn:aws:sqs:us-east-2:000000000000:${name}`;

test('a rule lives from creation to deletion, with targets and tags', async () => {
  const { events, tagging } = endpoint.clients;
  const Name = 'life';
  const EventPattern = '{"source":["strata.test"]}';
  const { RuleArn } = await events.putRule({
    Name,
    EventPattern,
    Description: 'first',
    Tags: [{ Key: 'a', Value: '1' }],
  });
  expect(RuleArn).toBe('arn:aws:events:us-east-2:000000000000:rule/life');
  await events.putRule({ Name, EventPattern, State: 'DISABLED' });
  const described = await events.describeRule({ Name });
  expect(described).toMatchObject({
    Arn: RuleArn,
    CreatedBy: '000000000000',
    EventBusName: 'default',
    EventPattern,
    State: 'DISABLED',
  });
  expect(described.Description).toBeUndefined();
  await events.enableRule({ Name });
  expect((await events.listRules({ NamePrefix: 'lif' })).Rules).toMatchObject([
    { State: 'ENABLED' },
  ]);
  await events.tagResource({ ResourceARN: RuleArn, Tags: [{ Key: 'b', Value: '2' }] });
  await events.untagResource({ ResourceARN: RuleArn, TagKeys: ['a'] });
  const found = await tagging.getResources({ ResourceTypeFilters: ['events:rule'] });
  expect(found.ResourceTagMappingList).toMatchObject([
    { ResourceARN: RuleArn, Tags: [{ Key: 'b', Value: '2' }] },
  ]);

  await events.putTargets({ Rule: Name, Targets: [{ Id: 'one', Arn: queueArn('any') }] });
  expect((await events.listTargetsByRule({ Rule: Name })).Targets).toEqual([
    { Id: 'one', Arn: queueArn('any') },
  ]);
  const named = await events.listRuleNamesByTarget({ TargetArn: queueArn('any') });
  expect(named.RuleNames).toEqual([Name]);
  await expect(events.deleteRule({ Name })).rejects.toMatchObject({
    name: 'ValidationException',
    message: "Rule can't be deleted since it has targets.",
  });
  const removed = await events.removeTargets({ Rule: Name, Ids: ['one', 'two'] });
  expect(removed.FailedEntries).toMatchObject([{ TargetId: 'two' }]);
  await events.deleteRule({ Name });
  await events.deleteRule({ Name });
  await expect(events.describeRule({ Name })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Rule life does not exist on EventBus default.',
  });
});

test('there is the default bus, and no other', async () => {
  const { events } = endpoint.clients;
  expect(await events.describeEventBus({})).toMatchObject({
    Arn: 'arn:aws:events:us-east-2:000000000000:event-bus/default',
  });
  expect((await events.listEventBuses({})).EventBuses).toHaveLength(1);
  await expect(
    events.putRule({ Name: 'x', EventBusName: 'other', ScheduleExpression: 'rate(1 hour)' }),
  ).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Event bus other does not exist.',
  });
});

test('refuses rules and targets that are not whole', async () => {
  const { events } = endpoint.clients;
  const refused = { name: 'ValidationException' };
  await expect(events.putRule({ Name: 'x' })).rejects.toMatchObject(refused);
  await expect(
    events.putRule({ Name: 'x y', ScheduleExpression: 'rate(1 hour)' }),
  ).rejects.toMatchObject(refused);
  await expect(events.putRule({ Name: 'x', ScheduleExpression: 'hourly' })).rejects.toMatchObject(
    refused,
  );
  await expect(events.putRule({ Name: 'x', EventPattern: '{"a":1}' })).rejects.toMatchObject({
    name: 'InvalidEventPatternException',
  });
  await events.putRule({ Name: 'scheduled', ScheduleExpression: 'cron(0 1 * * ? *)' });
  const Arn = 'arn:aws:lambda:us-east-2:000000000000:function:f';
  await expect(
    events.putTargets({ Rule: 'scheduled', Targets: [{ Id: 'f', Arn }] }),
  ).rejects.toMatchObject({
    ...refused,
    message: expect.stringContaining('not implemented by this endpoint'),
  });
  const Targets = Array.from({ length: 6 }, (_, n) => ({ Id: `t${n}`, Arn: queueArn('any') }));
  await expect(events.putTargets({ Rule: 'scheduled', Targets })).rejects.toMatchObject({
    name: 'LimitExceededException',
  });
});

test('an event reaches the queues whose rules it fits, in its envelope', async () => {
  const { events } = endpoint.clients;
  const url = await listen(endpoint.clients, 'fits', { detail: { word: ['hello'] } });
  const Time = new Date('2026-11-24T12:00:00.900Z');
  const { Entries, FailedEntryCount } = await events.putEvents({
    Entries: [
      { ...entry, Detail: '{"word":"goodbye"}' },
      { ...entry, Time, Resources: ['arn:x'] },
    ],
  });
  expect(FailedEntryCount).toBe(0);
  const received = await eventsUntil(endpoint.clients, url, () => true);
  expect(received).toEqual([
    {
      version: '0',
      id: Entries?.[1]?.EventId,
      'detail-type': 'Said',
      source: 'strata.test',
      account: '000000000000',
      time: '2026-11-24T12:00:00Z',
      region: 'us-east-2',
      resources: ['arn:x'],
      detail: { word: 'hello' },
    },
  ]);
});

test('entries fail alone', async () => {
  const { Entries, FailedEntryCount } = await endpoint.clients.events.putEvents({
    Entries: [
      { ...entry, Source: undefined },
      { ...entry, Detail: '[1]' },
      { ...entry, Source: 'aws.ec2' },
      { ...entry, EventBusName: 'nowhere' },
    ],
  });
  expect(FailedEntryCount).toBe(3);
  expect(Entries).toMatchObject([
    {
      ErrorCode: 'InvalidArgument',
      ErrorMessage: 'Parameter Source is not valid. Reason: Source is a required argument.',
    },
    { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' },
    { ErrorCode: 'NotAuthorizedForSourceException' },
    { EventId: expect.any(String) },
  ]);
});

test('nothing is delivered without the policy, to a rule that is disabled, or to what is gone', async () => {
  const { events, sqs } = endpoint.clients;
  const url = await listen(endpoint.clients, 'strict', { source: ['strata.test'] });
  const policy = (await sqs.getQueueAttributes({ QueueUrl: url, AttributeNames: ['Policy'] }))
    .Attributes;
  const count = async () => {
    const names = { QueueUrl: url, AttributeNames: ['ApproximateNumberOfMessages'] as const };
    const { Attributes } = await sqs.getQueueAttributes({
      ...names,
      AttributeNames: [...names.AttributeNames],
    });
    return Attributes?.ApproximateNumberOfMessages;
  };
  await sqs.setQueueAttributes({ QueueUrl: url, Attributes: { Policy: '' } });
  await events.putTargets({ Rule: 'strict', Targets: [{ Id: 'gone', Arn: queueArn('gone') }] });
  await events.putEvents({ Entries: [entry] });
  expect(await count()).toBe('0');
  await sqs.setQueueAttributes({ QueueUrl: url, Attributes: { ...policy } });
  await events.disableRule({ Name: 'strict' });
  await events.putEvents({ Entries: [entry] });
  expect(await count()).toBe('0');
  await events.enableRule({ Name: 'strict' });
  await events.putEvents({ Entries: [entry] });
  expect(await count()).toBe('1');
});

test('a target receives a constant, a part of the event, or a text made of its parts', async () => {
  const { events, sqs } = endpoint.clients;
  const url = await listen(endpoint.clients, 'inputs', { source: ['strata.inputs'] });
  const Arn = queueArn('inputs');
  await events.putTargets({
    Rule: 'inputs',
    Targets: [
      { Id: 'queue', Arn, Input: '{"fixed":true}' },
      { Id: 'part', Arn, InputPath: '$.detail.list[1]' },
      {
        Id: 'text',
        Arn,
        InputTransformer: {
          InputPathsMap: { word: '$.detail.word', list: '$.detail.list' },
          InputTemplate: '{"said":"<word>!","list":<list>,"rule":<aws.events.rule-name>}',
        },
      },
    ],
  });
  const Detail = JSON.stringify({ word: 'a "b"', list: ['x', { y: 1 }] });
  await events.putEvents({ Entries: [{ ...entry, Source: 'strata.inputs', Detail }] });
  const { Messages } = await sqs.receiveMessage({ QueueUrl: url, MaxNumberOfMessages: 10 });
  expect(Messages?.map(({ Body = '' }) => JSON.parse(Body))).toEqual([
    { fixed: true },
    { y: 1 },
    { said: 'a "b"!', list: ['x', { y: 1 }], rule: 'inputs' },
  ]);
});

test('a pattern is tried out on an event', async () => {
  const { events } = endpoint.clients;
  const Event = JSON.stringify({
    id: '1',
    'detail-type': 'Said',
    source: 'strata.test',
    account: '000000000000',
    time: '2026-11-24T12:00:00Z',
    region: 'us-east-2',
    resources: [],
    detail: {},
  });
  const result = async (pattern: object) =>
    (await events.testEventPattern({ Event, EventPattern: JSON.stringify(pattern) })).Result;
  expect(await result({ source: [{ prefix: 'strata.' }] })).toBe(true);
  expect(await result({ source: ['other'] })).toBe(false);
  await expect(
    events.testEventPattern({ Event: '{}', EventPattern: '{"source":["x"]}' }),
  ).rejects.toMatchObject({ name: 'ValidationException' });
});

test('a restart keeps rules and what is not received yet', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'local-aws-'));
  const before = await testEndpoint({ dataDir });
  const url = await listen(before.clients, 'kept', { source: ['strata.test'] });
  await before.clients.events.putEvents({ Entries: [entry] });
  await before[Symbol.asyncDispose]();
  const after = await testEndpoint({ dataDir });
  await after.clients.events.putEvents({ Entries: [{ ...entry, DetailType: 'Said again' }] });
  const received = await eventsUntil(
    after.clients,
    url,
    (event) => event['detail-type'] === 'Said again',
  );
  expect(received.map((event) => event['detail-type'])).toEqual(['Said', 'Said again']);
  await after[Symbol.asyncDispose]();
  rmSync(dataDir, { recursive: true });
});
