import type { ListQueueTagsRequest, TagQueueRequest, UntagQueueRequest } from '@aws-sdk/client-sqs';
import type { CallContext, Taggables } from '../../service.ts';
import type { Tags } from '../tag-register.ts';
import {
  existingQueue,
  findQueueByArn,
  type QueueRecord,
  queueArn,
  queueDoesNotExist,
  queues,
  saveQueue,
} from './queue-store.ts';

export function tagQueue({ QueueUrl, Tags = {} }: TagQueueRequest, ctx: CallContext): object {
  add(ctx, existingQueue(ctx, QueueUrl), Tags);
  return {};
}

export function untagQueue(
  { QueueUrl, TagKeys = [] }: UntagQueueRequest,
  ctx: CallContext,
): object {
  remove(ctx, existingQueue(ctx, QueueUrl), TagKeys);
  return {};
}

export function listQueueTags({ QueueUrl }: ListQueueTagsRequest, ctx: CallContext) {
  const { tags } = existingQueue(ctx, QueueUrl);
  return Object.keys(tags).length > 0 ? { Tags: { ...tags } } : {};
}

function add(ctx: CallContext, queue: QueueRecord, tags: Tags): void {
  saveQueue(ctx, { ...queue, tags: { ...queue.tags, ...tags } });
}

function remove(ctx: CallContext, queue: QueueRecord, keys: readonly string[]): void {
  const kept = Object.entries(queue.tags).filter(([key]) => !keys.includes(key));
  saveQueue(ctx, { ...queue, tags: Object.fromEntries(kept) });
}

function queueOfArn(ctx: CallContext, arn: string): QueueRecord {
  const found = findQueueByArn(ctx, arn);
  if (!found) throw queueDoesNotExist();
  return found;
}

export const sqsTaggables: Taggables = {
  list: (ctx) =>
    queues(ctx)
      .filter(({ tags }) => Object.keys(tags).length > 0)
      .map(({ name, tags }) => ({ arn: queueArn(ctx, name), type: 'sqs:queue', tags })),
  tag: (ctx, arn, tags) => add(ctx, queueOfArn(ctx, arn), tags),
  untag: (ctx, arn, keys) => remove(ctx, queueOfArn(ctx, arn), keys),
};
