import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueueTagsCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { AnswerMemory, aMinuteMs } from '#lib/answers/answer-memory.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import type { Aws } from './clients.ts';
import { toLiveResource } from './live-resource.ts';
import { unlessAbsent } from './unless-absent.ts';

interface Wanted {
  /** Addresses or ARNs. */
  readonly ids: readonly string[];
  readonly now: Date;
}

const absent = ['QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue'];
const tags = new AnswerMemory<Record<string, string>>(aMinuteMs);

/** Queues with their attributes, by address; SQS tells of one at a time. Tags are read once a minute. */
export async function describeQueues(
  { sqs }: Pick<Aws, 'sqs'>,
  { ids, now }: Wanted,
): Promise<LiveResource[]> {
  const byName = new Map(ids.toSorted().map((id) => [id.split(/[/:]/).at(-1) ?? '', id]));
  const found = await Promise.all(
    [...byName].map(([QueueName, id]) =>
      unlessAbsent(absent, async () => {
        const QueueUrl = await addressOf(sqs, id, QueueName);
        const { Attributes = {} } = await sqs.send(
          new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
        );
        const own = await tags.of(sqs, QueueUrl, now, () => tagsOf(sqs, QueueUrl));
        const shape = { ...Attributes, QueueName, QueueUrl };
        return {
          ...toLiveResource('AWS::SQS::Queue', QueueUrl, shape, [Attributes.QueueArn]),
          tags: own,
        };
      }),
    ),
  );
  return found.flatMap((queue) => queue ?? []);
}

async function addressOf(sqs: SQSClient, id: string, QueueName: string): Promise<string> {
  if (!id.startsWith('arn:')) return id;
  const { QueueUrl = '' } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  return QueueUrl;
}

async function tagsOf(sqs: SQSClient, QueueUrl: string): Promise<Record<string, string>> {
  const { Tags = {} } = await sqs.send(new ListQueueTagsCommand({ QueueUrl }));
  return Tags;
}
