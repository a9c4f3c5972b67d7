import { isJsonObject, type JsonObject } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, answers, nested, optionalText, orAbsent, text } from './answer.ts';
import { pick, policyText, type ResourceProvider, textProperty } from './provider.ts';
import { changeTags, readTagMap, type Tags } from './tags.ts';

export const key: ResourceProvider = {
  type: 'AWS::KMS::Key',
  seconds: { create: 20, update: 10, delete: 5 },

  async create(ctx, { properties, tags }) {
    const answer = await ctx.call('KMS', 'CreateKey', {
      Description: textProperty(properties, 'Description'),
      Policy: policyText(properties.KeyPolicy),
      ...pick(properties, ['KeySpec', 'KeyUsage', 'MultiRegion', 'Origin']),
      Tags: kmsTagList(tags),
    });
    const id = text(nested(answer, 'KeyMetadata'), 'KeyId');
    await setSwitches(ctx, id, properties);
    return id;
  },

  async find(ctx, { logicalId, properties, replaces, stackId }) {
    const { Keys } = await ctx.call('KMS', 'ListKeys', { Limit: 1000 });
    for (const { KeyId } of Array.isArray(Keys) ? Keys : []) {
      const tags = tagsOf(await ctx.call('KMS', 'ListResourceTags', { KeyId }));
      const isOwn =
        tags['aws:cloudformation:stack-id'] === stackId &&
        tags['aws:cloudformation:logical-id'] === logicalId;
      if (!isOwn || KeyId === replaces || !(await describe(ctx, KeyId))) continue;
      await setSwitches(ctx, KeyId, properties);
      return KeyId;
    }
    return undefined;
  },

  async update(ctx, KeyId, { properties, tags, previousTags }) {
    await ctx.call('KMS', 'EnableKey', { KeyId });
    await ctx.call('KMS', 'UpdateKeyDescription', {
      KeyId,
      Description: textProperty(properties, 'Description') ?? '',
    });
    const Policy = policyText(properties.KeyPolicy);
    if (Policy !== undefined) await ctx.call('KMS', 'PutKeyPolicy', { KeyId, Policy });
    await setSwitches(ctx, KeyId, properties);
    await changeTags(previousTags, tags, {
      remove: (TagKeys) => ctx.call('KMS', 'UntagResource', { KeyId, TagKeys }),
      add: (added) => ctx.call('KMS', 'TagResource', { KeyId, Tags: kmsTagList(added) }),
    });
  },

  async delete(ctx, KeyId, properties) {
    if (!(await describe(ctx, KeyId))) return;
    await ctx.call('KMS', 'ScheduleKeyDeletion', {
      KeyId,
      ...pick(properties, ['PendingWindowInDays']),
    });
  },

  async attributes(ctx, KeyId) {
    const answer = await ctx.call('KMS', 'DescribeKey', { KeyId });
    return { Arn: text(nested(answer, 'KeyMetadata'), 'Arn'), KeyId };
  },

  async read(ctx, KeyId, properties) {
    const found = await describe(ctx, KeyId);
    if (!found) return undefined;
    const { KeyRotationEnabled } = await ctx.call('KMS', 'GetKeyRotationStatus', { KeyId });
    const { Policy } = await ctx.call('KMS', 'GetKeyPolicy', { KeyId });
    return {
      ...pick(properties, ['PendingWindowInDays', 'RotationPeriodInDays', 'MultiRegion']),
      Description: optionalText(found, 'Description') ?? '',
      Enabled: found.Enabled === true,
      EnableKeyRotation: KeyRotationEnabled === true,
      KeyPolicy: parsed(Policy),
      KeySpec: text(found, 'KeySpec'),
      KeyUsage: text(found, 'KeyUsage'),
      ...readTagMap(tagsOf(await ctx.call('KMS', 'ListResourceTags', { KeyId }))),
    };
  },
};

/** A key that waits for its deletion is gone for CloudFormation. */
async function describe(ctx: CallContext, KeyId: string): Promise<Answer | undefined> {
  const answer = await orAbsent(ctx.call('KMS', 'DescribeKey', { KeyId }));
  const found = answer && nested(answer, 'KeyMetadata');
  return found?.KeyState === 'PendingDeletion' ? undefined : found;
}

async function setSwitches(
  ctx: CallContext,
  KeyId: string,
  { EnableKeyRotation, Enabled, RotationPeriodInDays }: JsonObject,
): Promise<void> {
  const request = { KeyId, RotationPeriodInDays };
  if (EnableKeyRotation === true) await ctx.call('KMS', 'EnableKeyRotation', request);
  else await ctx.call('KMS', 'DisableKeyRotation', { KeyId });
  if (Enabled === false) await ctx.call('KMS', 'DisableKey', { KeyId });
}

/** KMS has names of its own for the members of a tag. */
function kmsTagList(tags: Tags): { TagKey: string; TagValue: string }[] {
  return Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
}

function tagsOf(answer: Answer): Tags {
  const pairs = answers(answer, 'Tags').map((tag) => [
    text(tag, 'TagKey'),
    optionalText(tag, 'TagValue') ?? '',
  ]);
  return Object.fromEntries(pairs);
}

function parsed(policy: unknown): JsonObject {
  const document: unknown = JSON.parse(String(policy));
  return isJsonObject(document) ? document : {};
}
