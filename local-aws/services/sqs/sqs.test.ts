import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SQS } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
});
afterAll(() => endpoint[Symbol.asyncDispose]());

async function newQueue(QueueName: string, Attributes: Record<string, string> = {}) {
  const { QueueUrl = '' } = await endpoint.clients.sqs.createQueue({ QueueName, Attributes });
  return QueueUrl;
}

test('a queue is made once, found, changed, listed in pages, and deleted', async () => {
  const { sqs } = endpoint.clients;
  const QueueUrl = await newQueue('life', { VisibilityTimeout: '20', DelaySeconds: '0' });
  expect(QueueUrl).toBe(`${endpoint.url}/000000000000/life`);
  expect(await newQueue('life', { VisibilityTimeout: '20' })).toBe(QueueUrl);
  await expect(newQueue('life', { VisibilityTimeout: '21' })).rejects.toMatchObject({
    name: 'QueueNameExists',
    Code: 'QueueAlreadyExists',
    message:
      'A queue already exists with the same name and a different value for attribute VisibilityTimeout',
  });
  await newQueue('life-2');
  const first = await sqs.listQueues({ QueueNamePrefix: 'life', MaxResults: 1 });
  expect(first.QueueUrls).toEqual([QueueUrl]);
  const second = await sqs.listQueues({
    QueueNamePrefix: 'life',
    MaxResults: 1,
    NextToken: first.NextToken,
  });
  expect(second).toMatchObject({ QueueUrls: [`${QueueUrl}-2`] });
  expect(second.NextToken).toBeUndefined();

  await sqs.setQueueAttributes({ QueueUrl, Attributes: { KmsMasterKeyId: 'alias/aws/sqs' } });
  const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['All'] });
  expect(Attributes).toMatchObject({
    QueueArn: 'arn:aws:sqs:us-east-2:000000000000:life',
    ApproximateNumberOfMessages: '0',
    KmsMasterKeyId: 'alias/aws/sqs',
    KmsDataKeyReusePeriodSeconds: '300',
    MessageRetentionPeriod: '345600',
    SqsManagedSseEnabled: 'false',
    VisibilityTimeout: '20',
  });
  expect(await sqs.getQueueUrl({ QueueName: 'life' })).toMatchObject({ QueueUrl });
  await sqs.deleteQueue({ QueueUrl });
  await expect(sqs.getQueueUrl({ QueueName: 'life' })).rejects.toMatchObject({
    name: 'QueueDoesNotExist',
    Code: 'AWS.SimpleQueueService.NonExistentQueue',
  });
});

test.each<[what: string, name: string, attributes: Record<string, string>, refusal: string]>([
  ['a name with other characters', 'a b', {}, 'InvalidParameterValue'],
  ['a FIFO queue', 'a.fifo', {}, 'UnsupportedOperation'],
  ['a FIFO queue by attribute', 'a', { FifoQueue: 'true' }, 'UnsupportedOperation'],
  ['an unknown attribute', 'a', { Colour: 'red' }, 'InvalidAttributeName'],
  ['a number out of range', 'a', { VisibilityTimeout: '43201' }, 'InvalidAttributeValue'],
  ['a policy that is no JSON', 'a', { Policy: '{' }, 'InvalidAttributeValue'],
  [
    'two kinds of encryption',
    'a',
    { KmsMasterKeyId: 'k', SqsManagedSseEnabled: 'true' },
    'InvalidAttributeName',
  ],
])('refuses %s', async (_, QueueName, attributes, name) => {
  await expect(newQueue(QueueName, attributes)).rejects.toMatchObject({ name });
});

test('a message is hidden while in flight, comes back, and is gone once deleted', async () => {
  const { sqs } = endpoint.clients;
  const QueueUrl = await newQueue('messages');
  const sent = await sqs.sendMessage({
    QueueUrl,
    MessageBody: 'größer <&>',
    MessageAttributes: {
      General: { DataType: 'String', StringValue: 'Kenobi' },
      Raw: { DataType: 'Binary', BinaryValue: Buffer.from([1, 2]) },
    },
  });
  const receive = () =>
    sqs.receiveMessage({
      QueueUrl,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
  const [message] = (await receive()).Messages ?? [];
  expect(message).toMatchObject({
    MessageId: sent.MessageId,
    Body: 'größer <&>',
    MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
    Attributes: { ApproximateReceiveCount: '1', SenderId: '000000000000' },
    MessageAttributes: { General: { DataType: 'String', StringValue: 'Kenobi' } },
  });
  expect(message?.MessageAttributes?.Raw?.BinaryValue).toEqual(new Uint8Array([1, 2]));
  expect(await receive()).not.toHaveProperty('Messages');
  const { ReceiptHandle } = message ?? {};
  await sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 });
  const [again] = (await receive()).Messages ?? [];
  expect(again?.Attributes).toMatchObject({ ApproximateReceiveCount: '2' });
  await sqs.deleteMessage({ QueueUrl, ReceiptHandle: again?.ReceiptHandle });
  const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['All'] });
  expect(Attributes).toMatchObject({
    ApproximateNumberOfMessages: '0',
    ApproximateNumberOfMessagesNotVisible: '0',
  });
  await expect(
    sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }),
  ).rejects.toMatchObject({ name: 'MessageNotInflight' });
});

test('digests of attributes are those that AWS answered', async () => {
  const QueueUrl = await newQueue('digests');
  const text = (StringValue: string) => ({ DataType: 'String', StringValue });
  const sent = await endpoint.clients.sqs.sendMessage({
    QueueUrl,
    MessageBody: 'msg',
    MessageAttributes: { 'Help.Me': text('Me'), Hello: text('There'), General: text('Kenobi') },
  });
  expect(sent).toMatchObject({
    MD5OfMessageAttributes: '4c360f3fdafd970e05fae2f149d997f5',
    MD5OfMessageBody: '6e2baaf3b97dbeef01c0043275f9a0e7',
  });
});

test('batches send, receive ten at most, and delete; entries fail alone', async () => {
  const { sqs } = endpoint.clients;
  const QueueUrl = await newQueue('batches');
  const entries = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ Id: `m${n}`, MessageBody: `body ${n}` }));
  await sqs.sendMessageBatch({ QueueUrl, Entries: entries(10) });
  const mixed = await sqs.sendMessageBatch({
    QueueUrl,
    Entries: [
      { Id: 'good', MessageBody: 'x' },
      { Id: 'bad', MessageBody: '\u0001' },
    ],
  });
  expect(mixed.Successful).toMatchObject([{ Id: 'good' }]);
  expect(mixed.Failed).toMatchObject([{ Id: 'bad', Code: 'InvalidMessageContents' }]);
  const { Messages = [] } = await sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 10 });
  expect(Messages.map(({ Body }) => Body)).toEqual(
    entries(10).map(({ MessageBody }) => MessageBody),
  );
  const deleted = await sqs.deleteMessageBatch({
    QueueUrl,
    Entries: Messages.map(({ ReceiptHandle }, n) => ({ Id: `m${n}`, ReceiptHandle })),
  });
  expect(deleted.Successful).toHaveLength(10);
  await expect(sqs.sendMessageBatch({ QueueUrl, Entries: entries(11) })).rejects.toMatchObject({
    name: 'TooManyEntriesInBatchRequest',
    message: 'Maximum number of entries per request are 10. You have sent 11.',
  });
  await expect(
    sqs.sendMessageBatch({ QueueUrl, Entries: [...entries(1), ...entries(1)] }),
  ).rejects.toMatchObject({ name: 'BatchEntryIdsNotDistinct' });
  await expect(sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 11 })).rejects.toMatchObject({
    message:
      'Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.',
  });
});

describe('a long poll', () => {
  test('is answered by a message that comes later', async () => {
    const { sqs } = endpoint.clients;
    const QueueUrl = await newQueue('polled', { ReceiveMessageWaitTimeSeconds: '20' });
    const polls = [sqs.receiveMessage({ QueueUrl }), sqs.receiveMessage({ QueueUrl })];
    await sqs.sendMessage({ QueueUrl, MessageBody: 'late' });
    const first = await Promise.race(polls);
    expect(first.Messages).toMatchObject([{ Body: 'late' }]);
    await sqs.sendMessage({ QueueUrl, MessageBody: 'later' });
    const bodies = (await Promise.all(polls)).map(({ Messages }) => Messages?.[0]?.Body);
    expect(bodies.sort()).toEqual(['late', 'later']);
  });

  test('is answered by a message that is delayed no more', async () => {
    const { sqs } = endpoint.clients;
    const QueueUrl = await newQueue('delayed');
    await sqs.sendMessage({ QueueUrl, MessageBody: 'slow', DelaySeconds: 1 });
    const { Messages } = await sqs.receiveMessage({ QueueUrl, WaitTimeSeconds: 20 });
    expect(Messages).toMatchObject([{ Body: 'slow' }]);
  });

  test('ends with its queue, and with the endpoint', async () => {
    const { sqs } = endpoint.clients;
    const QueueUrl = await newQueue('ending');
    const poll = sqs.receiveMessage({ QueueUrl, WaitTimeSeconds: 20 });
    const refused = expect(poll).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
    await sqs.deleteQueue({ QueueUrl });
    await refused;

    const other = await testEndpoint();
    const created = await other.clients.sqs.createQueue({ QueueName: 'ending' });
    const input = { QueueUrl: created.QueueUrl, WaitTimeSeconds: 20 };
    const cut = expect(other.clients.sqs.receiveMessage(input)).rejects.toThrow();
    await other.clients.sqs.listQueues({});
    await other[Symbol.asyncDispose]();
    await cut;
  });
});

test('what is received too often goes to the queue for dead letters', async () => {
  const { sqs } = endpoint.clients;
  const dead = await newQueue('dead');
  const deadLetterTargetArn = 'arn:aws:sqs:us-east-2:000000000000:dead';
  const QueueUrl = await newQueue('tried', {
    VisibilityTimeout: '0',
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 2 }),
  });
  await sqs.sendMessage({ QueueUrl, MessageBody: 'poison' });
  for (const _ of [1, 2]) {
    expect((await sqs.receiveMessage({ QueueUrl })).Messages).toHaveLength(1);
  }
  expect(await sqs.receiveMessage({ QueueUrl })).not.toHaveProperty('Messages');
  expect((await sqs.receiveMessage({ QueueUrl: dead })).Messages).toMatchObject([
    { Body: 'poison' },
  ]);
});

test('a purge empties the queue, once a minute', async () => {
  const { sqs } = endpoint.clients;
  const QueueUrl = await newQueue('purged');
  await sqs.sendMessage({ QueueUrl, MessageBody: 'x' });
  await sqs.purgeQueue({ QueueUrl });
  expect(await sqs.receiveMessage({ QueueUrl })).not.toHaveProperty('Messages');
  await expect(sqs.purgeQueue({ QueueUrl })).rejects.toMatchObject({
    name: 'PurgeQueueInProgress',
    message: 'Only one PurgeQueue operation on purged is allowed every 60 seconds.',
  });
});

test('the tagging API sees and changes the tags of queues', async () => {
  const { sqs, tagging } = endpoint.clients;
  const arn = 'arn:aws:sqs:us-east-2:000000000000:tagged';
  const { QueueUrl } = await sqs.createQueue({ QueueName: 'tagged', tags: { a: '1' } });
  await sqs.tagQueue({ QueueUrl, Tags: { b: '2' } });
  await tagging.tagResources({ ResourceARNList: [arn], Tags: { c: '3' } });
  await sqs.untagQueue({ QueueUrl, TagKeys: ['a'] });
  expect((await sqs.listQueueTags({ QueueUrl })).Tags).toEqual({ b: '2', c: '3' });
  const { ResourceTagMappingList } = await tagging.getResources({
    ResourceTypeFilters: ['sqs:queue'],
  });
  expect(ResourceTagMappingList).toMatchObject([{ ResourceARN: arn }]);
});

test("a client that knows only the queue's address reaches it", async () => {
  const QueueUrl = await newQueue('addressed');
  const client = new SQS({
    region: 'us-east-2',
    credentials: { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' },
    maxAttempts: 1,
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  });
  await client.sendMessage({ QueueUrl, MessageBody: 'by address' });
  expect((await client.receiveMessage({ QueueUrl })).Messages).toHaveLength(1);
  await expect(
    client.sendMessage({ QueueUrl: `${endpoint.url}/elsewhere`, MessageBody: 'x' }),
  ).rejects.toMatchObject({ name: 'InvalidAddress' });
});

test('a restart loses no message', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'local-aws-'));
  const before = await testEndpoint({ dataDir });
  const { QueueUrl = '' } = await before.clients.sqs.createQueue({ QueueName: 'kept' });
  await before.clients.sqs.sendMessage({ QueueUrl, MessageBody: 'first' });
  await before.clients.sqs.sendMessage({ QueueUrl, MessageBody: 'second' });
  await before[Symbol.asyncDispose]();
  const after = await testEndpoint({ dataDir });
  const { sqs } = after.clients;
  const { Messages } = await sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 10 });
  expect(Messages?.map(({ Body }) => Body)).toEqual(['first', 'second']);
  await after[Symbol.asyncDispose]();
  rmSync(dataDir, { recursive: true });
});
