import type { JsonObject } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, answers, optionalText, text } from './answer.ts';

export type Tags = Readonly<Record<string, string>>;

export function tagList(tags: Tags): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

export function tagSpecifications(resourceType: string, tags: Tags): object[] {
  return [{ ResourceType: resourceType, Tags: tagList(tags) }];
}

/** Brings the tags of an EC2 resource from what they were to what they shall be. */
export async function updateEc2Tags(
  ctx: CallContext,
  resourceId: string,
  previous: Tags,
  wanted: Tags,
): Promise<void> {
  const changed = Object.entries(wanted).filter(([key, value]) => previous[key] !== value);
  const removed = Object.keys(previous).filter((key) => !(key in wanted));
  if (removed.length > 0) {
    await ctx.call('EC2', 'DeleteTags', {
      Resources: [resourceId],
      Tags: removed.map((Key) => ({ Key })),
    });
  }
  if (changed.length > 0) {
    const Tags = tagList(Object.fromEntries(changed));
    await ctx.call('EC2', 'CreateTags', { Resources: [resourceId], Tags });
  }
}

/** The `Tags` property as read back, CloudFormation's own tags left out; empty when there are none. */
export function readTags(answer: Answer): JsonObject {
  const own = answers(answer, 'Tags').filter((tag) => !text(tag, 'Key').startsWith('aws:'));
  if (own.length === 0) return {};
  return {
    Tags: own.map((tag) => ({ Key: text(tag, 'Key'), Value: optionalText(tag, 'Value') ?? '' })),
  };
}
