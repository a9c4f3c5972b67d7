import type { CallContext } from '../../service.ts';
import { announceArrival } from './arrivals.ts';
import { type MessageRecord, removeMessage, saveMessage } from './message-store.ts';
import { findQueueByArn, type QueueRecord } from './queue-store.ts';

/** Moves a message that has been received often enough to the queue for dead letters, where there is one. */
export function moveToDeadLetters(
  ctx: CallContext,
  queue: QueueRecord,
  message: MessageRecord,
): boolean {
  const policy: unknown = JSON.parse(queue.attributes.RedrivePolicy ?? '{}');
  const { deadLetterTargetArn, maxReceiveCount } = Object(policy);
  const most = Number(maxReceiveCount);
  if (!(most > 0) || message.receiveCount < most) return false;
  const target = findQueueByArn(ctx, String(deadLetterTargetArn));
  if (!target) return false;
  removeMessage(ctx, queue.name, message.id);
  saveMessage(ctx, target.name, { ...message, visibleAtMs: ctx.clock.now().getTime() });
  announceArrival(ctx.store, target.name);
  return true;
}
