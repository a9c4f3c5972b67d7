import { randomUUID } from 'node:crypto';
import type {
  MessageAttributeValue,
  SendMessageBatchRequest,
  SendMessageRequest,
} from '@aws-sdk/client-sqs';
import { AwsError, type CallContext } from '../../service.ts';
import { announceArrival } from './arrivals.ts';
import { runBatch } from './batch-entries.ts';
import { attributesDigest, bodyDigest } from './message-digest.ts';
import { removeExpired, type StoredAttribute, saveMessage } from './message-store.ts';
import { numberOf } from './queue-attributes.ts';
import { existingQueue, type QueueRecord } from './queue-store.ts';

const largestRequest = 1_048_576;

type Message = Pick<SendMessageRequest, 'MessageBody' | 'DelaySeconds' | 'MessageAttributes'>;

/** @throws AwsError QueueDoesNotExist, InvalidMessageContents, InvalidParameterValue, MissingParameter */
export function sendMessage(input: SendMessageRequest, ctx: CallContext) {
  return send(ctx, existingQueue(ctx, input.QueueUrl), input);
}

/** @throws AwsError QueueDoesNotExist, BatchRequestTooLong and those of the entries' ids */
export function sendMessageBatch(input: SendMessageBatchRequest, ctx: CallContext) {
  const queue = existingQueue(ctx, input.QueueUrl);
  const size = (input.Entries ?? []).reduce((sum, entry) => sum + sizeOf(entry), 0);
  if (size > largestRequest) {
    throw new AwsError(
      'BatchRequestTooLong',
      `Batch requests cannot be longer than ${largestRequest} bytes. You have sent ${size} bytes.`,
    );
  }
  return runBatch(input.Entries, (entry) => send(ctx, queue, entry));
}

function send(ctx: CallContext, queue: QueueRecord, message: Message) {
  const body = requireBody(queue, message);
  const delaySeconds = message.DelaySeconds ?? numberOf(queue, 'DelaySeconds');
  if (delaySeconds < 0 || delaySeconds > 900) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ${delaySeconds} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.`,
    );
  }
  const attributes = storedAttributes(message.MessageAttributes ?? {});
  const MessageId = enqueue(ctx, queue, { body, attributes, delaySeconds, senderId: ctx.account });
  const digest = attributesDigest(attributes);
  return {
    MessageId,
    MD5OfMessageBody: bodyDigest(body),
    ...(digest && { MD5OfMessageAttributes: digest }),
  };
}

export interface NewMessage {
  readonly body: string;
  readonly attributes?: Readonly<Record<string, StoredAttribute>>;
  readonly delaySeconds?: number;
  readonly senderId: string;
}

/** Puts a message into a queue and wakes those who wait for one; answers its id. */
export function enqueue(ctx: CallContext, queue: QueueRecord, message: NewMessage): string {
  const { body, attributes = {}, delaySeconds = 0, senderId } = message;
  const sentAtMs = ctx.clock.now().getTime();
  const id = randomUUID();
  removeExpired(ctx, queue.name, numberOf(queue, 'MessageRetentionPeriod'));
  saveMessage(ctx, queue.name, {
    id,
    body,
    attributes,
    senderId,
    sentAtMs,
    visibleAtMs: sentAtMs + delaySeconds * 1000,
    receiveCount: 0,
  });
  announceArrival(ctx.store, queue.name);
  return id;
}

function requireBody(queue: QueueRecord, message: Message): string {
  const { MessageBody: body = '' } = message;
  if (body === '') {
    throw new AwsError('MissingParameter', 'The request must contain the parameter MessageBody.');
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those that XML, and so SQS, does not allow
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(body)) {
    throw new AwsError(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
    );
  }
  const largest = numberOf(queue, 'MaximumMessageSize');
  if (sizeOf(message) <= largest) return body;
  throw new AwsError(
    'InvalidParameterValue',
    `One or more parameters are invalid. Reason: Message must be shorter than ${largest} bytes.`,
  );
}

function sizeOf({ MessageBody = '', MessageAttributes = {} }: Message): number {
  return Object.entries(MessageAttributes).reduce(
    (sum, [name, { DataType = '', StringValue = '', BinaryValue }]) =>
      sum + Buffer.byteLength(name + DataType + StringValue) + (BinaryValue?.byteLength ?? 0),
    Buffer.byteLength(MessageBody),
  );
}

function storedAttributes(
  attributes: Readonly<Record<string, MessageAttributeValue>>,
): Record<string, StoredAttribute> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => {
      if (!DataType || !/^(String|Number|Binary)(\.|$)/.test(DataType)) {
        throw new AwsError(
          'InvalidParameterValue',
          `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
        );
      }
      const binary = BinaryValue && Buffer.from(BinaryValue).toString('base64');
      return [
        name,
        { DataType, ...(StringValue !== undefined && { StringValue }), ...(binary && { binary }) },
      ];
    }),
  );
}
