import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import type { CallContext } from '../../service.ts';
import type { Store } from '../../store/store.ts';
import type { QueueRecord } from './queue-store.ts';

export interface StoredAttribute extends Omit<MessageAttributeValue, 'BinaryValue'> {
  /** Base64: state is JSON. */
  readonly binary?: string;
}

export interface MessageRecord {
  readonly id: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, StoredAttribute>>;
  readonly senderId: string;
  readonly sentAtMs: number;
  /** Until then nobody receives it: it is delayed, or in flight. */
  readonly visibleAtMs: number;
  readonly receiveCount: number;
  readonly firstReceivedAtMs?: number;
}

/** What receiving needs to know of every message, kept in memory so that bodies are read one by one. */
type Header = Pick<MessageRecord, 'sentAtMs' | 'visibleAtMs' | 'receiveCount'>;
type Headers = Map<string, Header>;

const indexes = new WeakMap<Store, Map<string, Headers>>();

const collectionOf = (queue: string) => `sqs.message:${queue}`;

function headersOf({ store }: CallContext, queue: string): Headers {
  const index = indexes.get(store) ?? new Map<string, Headers>();
  indexes.set(store, index);
  const known = index.get(queue);
  if (known) return known;
  const stored = store.list<MessageRecord>(collectionOf(queue));
  const headers: Headers = new Map(stored.map((message) => [message.id, headerOf(message)]));
  index.set(queue, headers);
  return headers;
}

function headerOf({ sentAtMs, visibleAtMs, receiveCount }: MessageRecord): Header {
  return { sentAtMs, visibleAtMs, receiveCount };
}

export function findMessage(
  ctx: CallContext,
  queue: string,
  id: string,
): MessageRecord | undefined {
  return ctx.store.get<MessageRecord>(collectionOf(queue), id);
}

export function saveMessage(ctx: CallContext, queue: string, message: MessageRecord): void {
  const headers = headersOf(ctx, queue);
  ctx.store.put(collectionOf(queue), message.id, message);
  headers.set(message.id, headerOf(message));
}

export function removeMessage(ctx: CallContext, queue: string, id: string): void {
  headersOf(ctx, queue).delete(id);
  ctx.store.delete(collectionOf(queue), id);
}

export function removeMessages(ctx: CallContext, queue: string): void {
  for (const id of [...headersOf(ctx, queue).keys()]) removeMessage(ctx, queue, id);
}

/** Forgets what the queue has kept longer than it keeps messages; the oldest come first. */
export function removeExpired(ctx: CallContext, queue: string, retentionSeconds: number): void {
  const oldestMs = ctx.clock.now().getTime() - retentionSeconds * 1000;
  for (const [id, { sentAtMs }] of headersOf(ctx, queue)) {
    if (sentAtMs >= oldestMs) return;
    removeMessage(ctx, queue, id);
  }
}

/** The messages that may be received now, oldest first, at most `most` of them. */
export function visibleMessages(ctx: CallContext, queue: string, most: number): MessageRecord[] {
  const nowMs = ctx.clock.now().getTime();
  const headers = headersOf(ctx, queue);
  const found: MessageRecord[] = [];
  for (const [id, { visibleAtMs }] of headers) {
    if (found.length === most) break;
    if (visibleAtMs > nowMs) continue;
    const message = findMessage(ctx, queue, id);
    // Absent where what sent it was rolled back.
    if (message) found.push(message);
    else headers.delete(id);
  }
  return found;
}

/** Milliseconds until the next message becomes visible; `undefined` where none will by itself. */
export function nextVisibleInMs(ctx: CallContext, queue: string): number | undefined {
  const nowMs = ctx.clock.now().getTime();
  let next: number | undefined;
  for (const { visibleAtMs } of headersOf(ctx, queue).values()) {
    next = Math.min(next ?? Number.POSITIVE_INFINITY, Math.max(0, visibleAtMs - nowMs));
  }
  return next;
}

export function messageCounts(ctx: CallContext, { name }: Pick<QueueRecord, 'name'>) {
  const nowMs = ctx.clock.now().getTime();
  const counts = { visible: 0, delayed: 0, inFlight: 0 };
  for (const { visibleAtMs, receiveCount } of headersOf(ctx, name).values()) {
    if (visibleAtMs <= nowMs) counts.visible += 1;
    else if (receiveCount === 0) counts.delayed += 1;
    else counts.inFlight += 1;
  }
  return counts;
}
