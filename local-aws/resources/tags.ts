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

/** What a resource's tags were, and what they shall be. */
export interface TagUpdate {
  readonly tags: Tags;
  readonly previousTags: Tags;
}

/** The keys that go, and the tags that are new or have another value. */
function tagChanges(previous: Tags, wanted: Tags) {
  const changed = Object.entries(wanted).filter(([key, value]) => previous[key] !== value);
  return {
    removed: Object.keys(previous).filter((key) => !Object.hasOwn(wanted, key)),
    changed: Object.fromEntries(changed),
  };
}

interface TagOperations {
  readonly remove: (keys: readonly string[]) => Promise<unknown>;
  readonly add: (tags: Tags) => Promise<unknown>;
}

/** Carries changes of tags out; an operation that has nothing to do is left out. */
export async function changeTags(
  previous: Tags,
  wanted: Tags,
  { remove, add }: TagOperations,
): Promise<void> {
  const { removed, changed } = tagChanges(previous, wanted);
  if (removed.length > 0) await remove(removed);
  if (Object.keys(changed).length > 0) await add(changed);
}

/** Brings the tags of an EC2 resource from what they were to what they shall be. */
export async function updateEc2Tags(
  ctx: CallContext,
  resourceId: string,
  previous: Tags,
  wanted: Tags,
): Promise<void> {
  const Resources = [resourceId];
  await changeTags(previous, wanted, {
    remove: (keys) =>
      ctx.call('EC2', 'DeleteTags', { Resources, Tags: keys.map((Key) => ({ Key })) }),
    add: (tags) => ctx.call('EC2', 'CreateTags', { Resources, Tags: tagList(tags) }),
  });
}

/** The `Tags` property as read back, CloudFormation's own tags left out; empty when there are none. */
export function readTags(answer: Answer): JsonObject {
  const own = answers(answer, 'Tags').filter((tag) => !text(tag, 'Key').startsWith('aws:'));
  if (own.length === 0) return {};
  return {
    Tags: own.map((tag) => ({ Key: text(tag, 'Key'), Value: optionalText(tag, 'Value') ?? '' })),
  };
}

/** The same of a service that answers its tags as a map. */
export function readTagMap(tags: object): JsonObject {
  return readTags({
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value: String(Value) })),
  });
}
