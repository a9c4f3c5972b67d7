import type {
  CreateQueueRequest,
  DeleteQueueRequest,
  GetQueueAttributesRequest,
  GetQueueUrlRequest,
  ListQueuesRequest,
  ListQueuesResult,
  PurgeQueueRequest,
  SetQueueAttributesRequest,
} from '@aws-sdk/client-sqs';
import { AwsError, type CallContext } from '../../service.ts';
import { pager } from '../page.ts';
import { announceArrival } from './arrivals.ts';
import { removeExpired, removeMessages } from './message-store.ts';
import {
  changedAttributes,
  effectiveAttribute,
  numberOf,
  shownAttributes,
} from './queue-attributes.ts';
import {
  existingQueue,
  findQueue,
  queueDoesNotExist,
  queues,
  queueUrl,
  removeQueue,
  saveQueue,
} from './queue-store.ts';

const purgeSeconds = 60;

/**
 * Answers the queue that exists, where it is the same.
 * @throws AwsError InvalidParameterValue, QueueNameExists, UnsupportedOperation, InvalidAttributeName,
 * InvalidAttributeValue
 */
export function createQueue(input: CreateQueueRequest, ctx: CallContext) {
  const name = requireName(input.QueueName ?? '');
  const wanted: Readonly<Record<string, string>> = input.Attributes ?? {};
  const known = findQueue(ctx, name);
  const attributes = changedAttributes({}, wanted);
  if (known) {
    const different = Object.keys(wanted).find(
      (each) => effectiveAttribute(ctx, known, each) !== wanted[each],
    );
    if (different !== undefined) {
      throw new AwsError(
        'QueueNameExists',
        `A queue already exists with the same name and a different value for attribute ${different}`,
      );
    }
    return { QueueUrl: queueUrl(ctx, name) };
  }
  const now = ctx.clock.now().toISOString();
  saveQueue(ctx, { name, attributes, tags: input.tags ?? {}, createdAt: now, changedAt: now });
  return { QueueUrl: queueUrl(ctx, name) };
}

function requireName(name: string): string {
  if (name.endsWith('.fifo')) {
    throw new AwsError('UnsupportedOperation', 'FIFO queues are not implemented by this endpoint.');
  }
  if (/^[A-Za-z0-9_-]{1,80}$/.test(name)) return name;
  throw new AwsError(
    'InvalidParameterValue',
    'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
  );
}

export function getQueueUrl({ QueueName = '' }: GetQueueUrlRequest, ctx: CallContext) {
  if (!findQueue(ctx, QueueName)) throw queueDoesNotExist();
  return { QueueUrl: queueUrl(ctx, QueueName) };
}

export function getQueueAttributes(input: GetQueueAttributesRequest, ctx: CallContext) {
  const queue = existingQueue(ctx, input.QueueUrl);
  removeExpired(ctx, queue.name, numberOf(queue, 'MessageRetentionPeriod'));
  const Attributes = shownAttributes(ctx, queue, input.AttributeNames ?? []);
  return Object.keys(Attributes).length > 0 ? { Attributes } : {};
}

export function setQueueAttributes(input: SetQueueAttributesRequest, ctx: CallContext): object {
  const queue = existingQueue(ctx, input.QueueUrl);
  const attributes = changedAttributes(queue.attributes, input.Attributes ?? {});
  saveQueue(ctx, { ...queue, attributes, changedAt: ctx.clock.now().toISOString() });
  return {};
}

const page = pager(() => new AwsError('InvalidParameterValue', 'The NextToken is not valid.'));
const largestPage = 1000;

/** As on AWS, more than 1,000 queues are seen only by callers that ask for pages. */
export function listQueues(input: ListQueuesRequest, ctx: CallContext): ListQueuesResult {
  const { MaxResults, NextToken, QueueNamePrefix = '' } = input;
  if (MaxResults !== undefined && (MaxResults < 1 || MaxResults > largestPage)) {
    throw new AwsError('InvalidParameterValue', 'Value for parameter MaxResults is invalid.');
  }
  const urls = queues(ctx)
    .filter(({ name }) => name.startsWith(QueueNamePrefix))
    .map(({ name }) => queueUrl(ctx, name));
  const { items, next } = page(urls, NextToken, MaxResults ?? largestPage);
  return {
    ...(items.length > 0 && { QueueUrls: items }),
    ...(next && MaxResults && { NextToken: next }),
  };
}

export function deleteQueue({ QueueUrl }: DeleteQueueRequest, ctx: CallContext): object {
  const { name } = existingQueue(ctx, QueueUrl);
  removeMessages(ctx, name);
  removeQueue(ctx, name);
  announceArrival(ctx.store, name);
  return {};
}

/** @throws AwsError PurgeQueueInProgress */
export function purgeQueue({ QueueUrl }: PurgeQueueRequest, ctx: CallContext): object {
  const queue = existingQueue(ctx, QueueUrl);
  const now = ctx.clock.now();
  const sinceMs = queue.purgedAt ? now.getTime() - Date.parse(queue.purgedAt) : undefined;
  if (sinceMs !== undefined && sinceMs < purgeSeconds * 1000) {
    throw new AwsError(
      'PurgeQueueInProgress',
      `Only one PurgeQueue operation on ${queue.name} is allowed every 60 seconds.`,
      403,
    );
  }
  removeMessages(ctx, queue.name);
  saveQueue(ctx, { ...queue, purgedAt: now.toISOString() });
  return {};
}
