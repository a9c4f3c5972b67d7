import type { Message, ReceiveMessageRequest, ReceiveMessageResult } from '@aws-sdk/client-sqs';
import { AwsError, type CallContext } from '../../service.ts';
import { onArrival } from './arrivals.ts';
import { attributesDigest, bodyDigest } from './message-digest.ts';
import {
  type MessageRecord,
  nextVisibleInMs,
  removeExpired,
  type StoredAttribute,
  saveMessage,
  visibleMessages,
} from './message-store.ts';
import { numberOf } from './queue-attributes.ts';
import { existingQueue, type QueueRecord } from './queue-store.ts';
import { newReceiptHandle } from './receipt-handle.ts';
import { moveToDeadLetters } from './redrive.ts';

/** Long polls, which end when the endpoint does. */
export interface LongPolls {
  receive(input: ReceiveMessageRequest, ctx: CallContext): Promise<ReceiveMessageResult>;
  stop(): void;
}

/** A poll waits on the caller's own time, whatever the speed, and answers as soon as there is a message. */
export function longPolls(): LongPolls {
  const stopped = new AbortController();
  return {
    stop: () => stopped.abort(),
    async receive(input, ctx) {
      const waitSeconds = requireNumbers(existingQueue(ctx, input.QueueUrl), input);
      const deadlineMs = performance.now() + waitSeconds * 1000;
      for (;;) {
        const messages = take(ctx, existingQueue(ctx, input.QueueUrl), input);
        const leftMs = deadlineMs - performance.now();
        if (messages.length > 0) return { Messages: messages };
        if (leftMs <= 0) return {};
        await arrival(ctx, existingQueue(ctx, input.QueueUrl), leftMs, stopped.signal);
        if (stopped.signal.aborted) return {};
      }
    },
  };
}

/** Ends when a message arrives or becomes visible, when time is up, or when the endpoint stops. */
function arrival(
  ctx: CallContext,
  { name }: QueueRecord,
  leftMs: number,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      forget();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const forget = onArrival(ctx.store, name, end);
    const timer = setTimeout(end, Math.min(leftMs, nextVisibleInMs(ctx, name) ?? leftMs));
    signal.addEventListener('abort', end);
  });
}

function requireNumbers(queue: QueueRecord, input: ReceiveMessageRequest): number {
  const { MaxNumberOfMessages = 1, VisibilityTimeout = 0 } = input;
  const wait = input.WaitTimeSeconds ?? numberOf(queue, 'ReceiveMessageWaitTimeSeconds');
  if (MaxNumberOfMessages < 1 || MaxNumberOfMessages > 10) {
    throw invalid('MaxNumberOfMessages', MaxNumberOfMessages, 'Must be between 1 and 10');
  }
  if (wait < 0 || wait > 20) {
    throw invalid('WaitTimeSeconds', wait, 'Must be >= 0 and <= 20');
  }
  if (VisibilityTimeout < 0 || VisibilityTimeout > 43_200) {
    throw invalid('VisibilityTimeout', VisibilityTimeout, 'Must be between 0 and 43200');
  }
  return wait;
}

function invalid(name: string, value: number, reason: string): AwsError {
  return new AwsError(
    'InvalidParameterValue',
    `Value ${value} for parameter ${name} is invalid. Reason: ${reason}, if provided.`,
  );
}

function take(ctx: CallContext, queue: QueueRecord, input: ReceiveMessageRequest): Message[] {
  const hiddenSeconds = input.VisibilityTimeout ?? numberOf(queue, 'VisibilityTimeout');
  const nowMs = ctx.clock.now().getTime();
  removeExpired(ctx, queue.name, numberOf(queue, 'MessageRetentionPeriod'));
  return visibleMessages(ctx, queue.name, input.MaxNumberOfMessages ?? 1).flatMap((message) => {
    if (moveToDeadLetters(ctx, queue, message)) return [];
    const received: MessageRecord = {
      ...message,
      receiveCount: message.receiveCount + 1,
      firstReceivedAtMs: message.firstReceivedAtMs ?? nowMs,
      visibleAtMs: nowMs + hiddenSeconds * 1000,
    };
    saveMessage(ctx, queue.name, received);
    return [present(received, input)];
  });
}

function present(message: MessageRecord, input: ReceiveMessageRequest): Message {
  const wanted = input.MessageSystemAttributeNames ?? input.AttributeNames ?? [];
  const Attributes = Object.fromEntries(
    Object.entries(systemAttributes(message)).filter(([name]) =>
      wanted.some((each) => each === 'All' || each === name),
    ),
  );
  const attributes = selected(message.attributes, input.MessageAttributeNames ?? []);
  const digest = attributesDigest(attributes);
  return {
    MessageId: message.id,
    ReceiptHandle: newReceiptHandle(message.id),
    Body: message.body,
    MD5OfBody: bodyDigest(message.body),
    ...(Object.keys(Attributes).length > 0 && { Attributes }),
    ...(digest && {
      MD5OfMessageAttributes: digest,
      MessageAttributes: Object.fromEntries(
        Object.entries(attributes).map(([name, { binary, ...attribute }]) => [
          name,
          { ...attribute, ...(binary && { BinaryValue: Buffer.from(binary, 'base64') }) },
        ]),
      ),
    }),
  };
}

function systemAttributes(message: MessageRecord): Record<string, string> {
  return {
    SenderId: message.senderId,
    SentTimestamp: String(message.sentAtMs),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAtMs),
  };
}

/** By name, by prefix as `order.*`, or all. */
function selected(
  attributes: MessageRecord['attributes'],
  names: readonly string[],
): Record<string, StoredAttribute> {
  const isWanted = (attribute: string) =>
    names.some(
      (name) =>
        name === attribute ||
        name === 'All' ||
        (name.endsWith('.*') && attribute.startsWith(name.slice(0, -2))),
    );
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isWanted(name)));
}
