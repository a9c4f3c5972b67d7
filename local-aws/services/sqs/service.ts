import type { Service } from '../../service.ts';
import {
  createQueue,
  deleteQueue,
  getQueueAttributes,
  getQueueUrl,
  listQueues,
  purgeQueue,
  setQueueAttributes,
} from './queues.ts';
import { longPolls } from './receive-messages.ts';
import {
  changeMessageVisibility,
  changeMessageVisibilityBatch,
  deleteMessage,
  deleteMessageBatch,
} from './received-messages.ts';
import { sendMessage, sendMessageBatch } from './send-messages.ts';
import { listQueueTags, sqsTaggables, tagQueue, untagQueue } from './tags.ts';

/** Each endpoint has polls of its own to end. */
export function sqs(): Service {
  const polls = longPolls();
  return {
    id: 'SQS',
    operations: {
      ChangeMessageVisibility: changeMessageVisibility,
      ChangeMessageVisibilityBatch: changeMessageVisibilityBatch,
      CreateQueue: createQueue,
      DeleteMessage: deleteMessage,
      DeleteMessageBatch: deleteMessageBatch,
      DeleteQueue: deleteQueue,
      GetQueueAttributes: getQueueAttributes,
      GetQueueUrl: getQueueUrl,
      ListQueueTags: listQueueTags,
      ListQueues: listQueues,
      PurgeQueue: purgeQueue,
      ReceiveMessage: polls.receive,
      SendMessage: sendMessage,
      SendMessageBatch: sendMessageBatch,
      SetQueueAttributes: setQueueAttributes,
      TagQueue: tagQueue,
      UntagQueue: untagQueue,
    },
    taggables: sqsTaggables,
    stop: polls.stop,
  };
}
