import type {
  ChangeMessageVisibilityBatchRequest,
  ChangeMessageVisibilityRequest,
  DeleteMessageBatchRequest,
  DeleteMessageRequest,
} from '@aws-sdk/client-sqs';
import { AwsError, type CallContext } from '../../service.ts';
import { announceArrival } from './arrivals.ts';
import { runBatch } from './batch-entries.ts';
import { findMessage, removeMessage, saveMessage } from './message-store.ts';
import { existingQueue } from './queue-store.ts';
import { messageIdOf } from './receipt-handle.ts';

/** Succeeds also where the message is gone already. */
export function deleteMessage(input: DeleteMessageRequest, ctx: CallContext): object {
  const { name } = existingQueue(ctx, input.QueueUrl);
  removeMessage(ctx, name, messageIdOf(input.ReceiptHandle));
  return {};
}

export function deleteMessageBatch(input: DeleteMessageBatchRequest, ctx: CallContext) {
  const { name } = existingQueue(ctx, input.QueueUrl);
  return runBatch(input.Entries, ({ ReceiptHandle }) => {
    removeMessage(ctx, name, messageIdOf(ReceiptHandle));
    return {};
  });
}

/** @throws AwsError MessageNotInflight, InvalidParameterValue, ReceiptHandleIsInvalid */
export function changeMessageVisibility(
  input: ChangeMessageVisibilityRequest,
  ctx: CallContext,
): object {
  return change(ctx, existingQueue(ctx, input.QueueUrl).name, input);
}

export function changeMessageVisibilityBatch(
  input: ChangeMessageVisibilityBatchRequest,
  ctx: CallContext,
) {
  const { name } = existingQueue(ctx, input.QueueUrl);
  return runBatch(input.Entries, (entry) => change(ctx, name, entry));
}

type Change = Pick<ChangeMessageVisibilityRequest, 'ReceiptHandle'> & {
  readonly VisibilityTimeout?: number | undefined;
};

function change(ctx: CallContext, queue: string, { ReceiptHandle, VisibilityTimeout = 0 }: Change) {
  if (VisibilityTimeout < 0 || VisibilityTimeout > 43_200) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ${VisibilityTimeout} for parameter VisibilityTimeout is invalid. Reason: VisibilityTimeout must be an integer between 0 and 43200.`,
    );
  }
  const message = findMessage(ctx, queue, messageIdOf(ReceiptHandle));
  const nowMs = ctx.clock.now().getTime();
  if (!message || message.visibleAtMs <= nowMs) {
    throw new AwsError(
      'MessageNotInflight',
      `Value ${ReceiptHandle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
    );
  }
  saveMessage(ctx, queue, { ...message, visibleAtMs: nowMs + VisibilityTimeout * 1000 });
  announceArrival(ctx.store, queue);
  return {};
}
