import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import type { Aws } from './clients.ts';

/** SQS waits 20 at most; the clients give up on an answer after that long. */
const waitSeconds = 15;
const mostMessages = 10;

/**
 * Waits for the next events in a queue, takes them out of it and answers their bodies; none where nothing
 * came within 15 seconds. Rejects where the queue cannot be read, and with the signal's reason when aborted.
 */
export async function receiveChangeEvents(
  { sqs }: Pick<Aws, 'sqs'>,
  queueUrl: string,
  abortSignal: AbortSignal,
): Promise<string[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: mostMessages,
      WaitTimeSeconds: waitSeconds,
    }),
    { abortSignal },
  );
  if (Messages.length > 0) await deleteMessages({ sqs }, queueUrl, Messages);
  return Messages.flatMap(({ Body }) => Body ?? []);
}

async function deleteMessages(
  { sqs }: Pick<Aws, 'sqs'>,
  queueUrl: string,
  messages: readonly Message[],
): Promise<void> {
  await sqs.send(
    new DeleteMessageBatchCommand({
      QueueUrl: queueUrl,
      Entries: messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
    }),
  );
}
