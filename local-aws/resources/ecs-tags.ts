import type { CallContext } from '../service.ts';
import { changeTags, type Tags, type TagUpdate } from './tags.ts';

/** ECS writes the members of a tag in lower case. */
export function ecsTagList(tags: Tags): { key: string; value: string }[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

/** Brings the tags of an ECS resource from what they were to what they shall be. */
export async function updateEcsTags(
  ctx: CallContext,
  resourceArn: string,
  { tags, previousTags }: TagUpdate,
): Promise<void> {
  await changeTags(previousTags, tags, {
    remove: (tagKeys) => ctx.call('ECS', 'UntagResource', { resourceArn, tagKeys }),
    add: (added) => ctx.call('ECS', 'TagResource', { resourceArn, tags: ecsTagList(added) }),
  });
}
