import type { JsonObject, JsonValue } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { nested, orAbsent, text } from './answer.ts';
import { HandlerFailure, type ResourceProvider, textProperty } from './provider.ts';
import { changeTags, readTagMap } from './tags.ts';

const numbers = [
  'DelaySeconds',
  'KmsDataKeyReusePeriodSeconds',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'VisibilityTimeout',
];
const documents = ['RedriveAllowPolicy', 'RedrivePolicy'];
const names = [...numbers, ...documents, 'KmsMasterKeyId', 'SqsManagedSseEnabled'];

/** The physical id is the queue's URL. */
export const queue: ResourceProvider = {
  type: 'AWS::SQS::Queue',
  seconds: { create: 15, update: 10, delete: 10 },

  async create(ctx, { properties, tags, generatedName }) {
    if (properties.FifoQueue === true) {
      throw new HandlerFailure(
        'FIFO queues are not implemented by this endpoint.',
        'InvalidRequest',
      );
    }
    const answer = await ctx.call('SQS', 'CreateQueue', {
      QueueName: textProperty(properties, 'QueueName') ?? generatedName,
      Attributes: attributesOf(properties),
      tags: { ...tags },
    });
    return text(answer, 'QueueUrl');
  },

  async find(ctx, { properties, generatedName }) {
    const QueueName = textProperty(properties, 'QueueName') ?? generatedName;
    const found = await orAbsent(ctx.call('SQS', 'GetQueueUrl', { QueueName }));
    return found && text(found, 'QueueUrl');
  },

  async update(ctx, QueueUrl, { properties, previous, tags, previousTags }) {
    const removed = Object.keys(attributesOf(previous)).map((name) => [name, '']);
    const Attributes = { ...Object.fromEntries(removed), ...attributesOf(properties) };
    await ctx.call('SQS', 'SetQueueAttributes', { QueueUrl, Attributes });
    await changeTags(previousTags, tags, {
      remove: (TagKeys) => ctx.call('SQS', 'UntagQueue', { QueueUrl, TagKeys }),
      add: (Tags) => ctx.call('SQS', 'TagQueue', { QueueUrl, Tags }),
    });
  },

  async delete(ctx, QueueUrl) {
    await ctx.call('SQS', 'DeleteQueue', { QueueUrl });
  },

  attributes: async (ctx, QueueUrl) => ({
    Arn: `arn:aws:sqs:${ctx.region}:${ctx.account}:${nameOf(QueueUrl)}`,
    QueueName: nameOf(QueueUrl),
    QueueUrl,
  }),

  async read(ctx, QueueUrl) {
    const answer = await orAbsent(
      ctx.call('SQS', 'GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] }),
    );
    if (!answer) return undefined;
    const found = nested(answer, 'Attributes');
    return {
      QueueName: nameOf(QueueUrl),
      QueueUrl,
      Arn: text(found, 'QueueArn'),
      ...Object.fromEntries(
        names.flatMap((name): [string, JsonValue][] => {
          const value = found[name];
          return typeof value === 'string' ? [[name, propertyOf(name, value)]] : [];
        }),
      ),
      ...(await tagsOf(ctx, QueueUrl)),
    };
  },
};

function nameOf(url: string): string {
  return url.split('/').at(-1) ?? '';
}

/** The service has every value as text. */
function attributesOf(properties: JsonObject): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name): [string, string][] => {
      const value = properties[name];
      if (value === undefined) return [];
      return [[name, typeof value === 'string' ? value : JSON.stringify(value)]];
    }),
  );
}

function propertyOf(name: string, value: string): JsonValue {
  if (numbers.includes(name)) return Number(value);
  if (name === 'SqsManagedSseEnabled') return value === 'true';
  return documents.includes(name) ? JSON.parse(value) : value;
}

async function tagsOf(ctx: CallContext, QueueUrl: string): Promise<JsonObject> {
  const { Tags } = await ctx.call('SQS', 'ListQueueTags', { QueueUrl });
  return readTagMap(Object(Tags));
}
