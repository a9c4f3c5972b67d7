import type { JsonObject } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, answers, optionalText } from './answer.ts';
import { type ResourceProvider, textProperty } from './provider.ts';
import { changeTags, readTagMap } from './tags.ts';

export const logGroup: ResourceProvider = {
  type: 'AWS::Logs::LogGroup',
  seconds: { create: 5, update: 5, delete: 3 },

  async create(ctx, { properties, tags, generatedName }) {
    const logGroupName = textProperty(properties, 'LogGroupName') ?? generatedName;
    await ctx.call('CloudWatch Logs', 'CreateLogGroup', {
      logGroupName,
      kmsKeyId: textProperty(properties, 'KmsKeyId'),
      logGroupClass: textProperty(properties, 'LogGroupClass'),
      tags: { ...tags },
    });
    await setRetention(ctx, logGroupName, properties, {});
    return logGroupName;
  },

  async find(ctx, { properties, generatedName }) {
    const name = textProperty(properties, 'LogGroupName') ?? generatedName;
    if (!(await findLogGroup(ctx, name))) return undefined;
    await setRetention(ctx, name, properties, {});
    return name;
  },

  async update(ctx, name, { properties, previous, tags, previousTags }) {
    await setRetention(ctx, name, properties, previous);
    const resourceArn = arnOf(ctx, name);
    await changeTags(previousTags, tags, {
      remove: (tagKeys) => ctx.call('CloudWatch Logs', 'UntagResource', { resourceArn, tagKeys }),
      add: (added) => ctx.call('CloudWatch Logs', 'TagResource', { resourceArn, tags: added }),
    });
  },

  async delete(ctx, logGroupName) {
    await ctx.call('CloudWatch Logs', 'DeleteLogGroup', { logGroupName });
  },

  attributes: async (ctx, name) => ({ Arn: `${arnOf(ctx, name)}:*` }),

  async read(ctx, name) {
    const found = await findLogGroup(ctx, name);
    if (!found) return undefined;
    const { retentionInDays } = found;
    const kmsKeyId = optionalText(found, 'kmsKeyId');
    return {
      LogGroupName: name,
      LogGroupClass: optionalText(found, 'logGroupClass') ?? 'STANDARD',
      ...(typeof retentionInDays === 'number' ? { RetentionInDays: retentionInDays } : {}),
      ...(kmsKeyId === undefined ? {} : { KmsKeyId: kmsKeyId }),
      ...(await tagsOf(ctx, name)),
    };
  },
};

async function findLogGroup(ctx: CallContext, name: string): Promise<Answer | undefined> {
  const answer = await ctx.call('CloudWatch Logs', 'DescribeLogGroups', {
    logGroupNamePrefix: name,
  });
  return answers(answer, 'logGroups').find((group) => group.logGroupName === name);
}

async function tagsOf(ctx: CallContext, name: string): Promise<JsonObject> {
  const resourceArn = arnOf(ctx, name);
  const { tags } = await ctx.call('CloudWatch Logs', 'ListTagsForResource', { resourceArn });
  return readTagMap(Object(tags));
}

async function setRetention(
  ctx: CallContext,
  logGroupName: string,
  wanted: JsonObject,
  previous: JsonObject,
): Promise<void> {
  const { RetentionInDays } = wanted;
  if (RetentionInDays === previous.RetentionInDays) return;
  if (RetentionInDays === undefined) {
    await ctx.call('CloudWatch Logs', 'DeleteRetentionPolicy', { logGroupName });
    return;
  }
  await ctx.call('CloudWatch Logs', 'PutRetentionPolicy', {
    logGroupName,
    retentionInDays: RetentionInDays,
  });
}

function arnOf(ctx: CallContext, name: string): string {
  return `arn:aws:logs:${ctx.region}:${ctx.account}:log-group:${name}`;
}
