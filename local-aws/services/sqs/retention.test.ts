import { expect, test } from 'vitest';
import { callContext } from '../../call-contexts.ts';
import { openStore } from '../../store/sqlite-store.ts';
import { messageCounts } from './message-store.ts';
import { createQueue } from './queues.ts';
import { longPolls } from './receive-messages.ts';
import { sendMessage } from './send-messages.ts';

function queueAt(start: string) {
  let nowMs = Date.parse(start);
  const store = openStore(':memory:');
  const clock = { now: () => new Date(nowMs), after: () => () => undefined };
  const ctx = callContext(
    {
      clock,
      store,
      faults: { resourceFailure: () => undefined },
      services: new Map(),
      endpointUrl: () => 'http://127.0.0.1:4566',
    },
    'SQS',
    { account: '000000000000', region: 'us-east-2', requestId: 'r' },
  );
  const { QueueUrl } = createQueue(
    { QueueName: 'q', Attributes: { MessageRetentionPeriod: '60', VisibilityTimeout: '10' } },
    ctx,
  );
  return {
    store,
    pass: (seconds: number) => {
      nowMs += seconds * 1000;
    },
    send: (MessageBody: string) => sendMessage({ QueueUrl, MessageBody }, ctx),
    receive: async () => {
      const { Messages = [] } = await longPolls().receive(
        { QueueUrl, MaxNumberOfMessages: 10 },
        ctx,
      );
      return Messages.map(({ Body }) => Body);
    },
    counts: () => messageCounts(ctx, { name: 'q' }),
  };
}

test('a message is kept as long as the queue keeps messages', async () => {
  const queue = queueAt('2026-11-24T12:00:00Z');
  queue.send('old');
  queue.pass(40);
  queue.send('young');
  queue.pass(21);
  expect(await queue.receive()).toEqual(['young']);
  queue.store.close();
});

test('a queue that nobody reads forgets what is too old as new messages come', () => {
  const queue = queueAt('2026-11-24T12:00:00Z');
  queue.send('old');
  queue.pass(61);
  queue.send('young');
  expect(queue.counts()).toEqual({ visible: 1, delayed: 0, inFlight: 0 });
  queue.store.close();
});

test('a message that was received comes back once its visibility timeout is over', async () => {
  const queue = queueAt('2026-11-24T12:00:00Z');
  queue.send('again');
  expect(await queue.receive()).toEqual(['again']);
  queue.pass(9);
  expect(await queue.receive()).toEqual([]);
  expect(queue.counts()).toEqual({ visible: 0, delayed: 0, inFlight: 1 });
  queue.pass(1);
  expect(await queue.receive()).toEqual(['again']);
  queue.store.close();
});
