import { AwsError, type CallContext } from '../../service.ts';
import type { Tags } from '../tag-register.ts';

export interface QueueRecord {
  readonly name: string;
  /** What was set, as the wire has it: every value is text. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: Tags;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly purgedAt?: string;
}

const collection = 'sqs.queue';

/** By name. */
export function queues(ctx: CallContext): QueueRecord[] {
  return ctx.store.list<QueueRecord>(collection).sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function findQueue(ctx: CallContext, name: string): QueueRecord | undefined {
  return ctx.store.get<QueueRecord>(collection, name);
}

/** @throws AwsError QueueDoesNotExist, InvalidAddress */
export function existingQueue(ctx: CallContext, url: string | undefined): QueueRecord {
  const found = findQueue(ctx, nameIn(ctx, url ?? ''));
  if (!found) throw queueDoesNotExist();
  return found;
}

/** Wherever the endpoint listened when it gave the address out. */
function nameIn(ctx: CallContext, url: string): string {
  const [, account, name] = /^(?:https?:\/\/[^/]+)?\/(\d{12})\/([^/?#]+)$/.exec(url) ?? [];
  if (name === undefined) {
    throw new AwsError('InvalidAddress', `The address ${url} is not valid for this endpoint.`, 404);
  }
  if (account !== ctx.account) throw queueDoesNotExist();
  return name;
}

export function queueDoesNotExist(): AwsError {
  return new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
}

export function saveQueue(ctx: CallContext, queue: QueueRecord): QueueRecord {
  ctx.store.put(collection, queue.name, queue);
  return queue;
}

export function removeQueue(ctx: CallContext, name: string): void {
  ctx.store.delete(collection, name);
}

export function queueArn(ctx: CallContext, name: string): string {
  return `arn:aws:sqs:${ctx.region}:${ctx.account}:${name}`;
}

/** The queue of this account and region that an ARN names, if it exists. */
export function findQueueByArn(ctx: CallContext, arn: string): QueueRecord | undefined {
  const name = arn.split(':').at(-1) ?? '';
  return arn === queueArn(ctx, name) ? findQueue(ctx, name) : undefined;
}

export function queueUrl(ctx: CallContext, name: string): string {
  return `${ctx.endpointUrl}/${ctx.account}/${name}`;
}
