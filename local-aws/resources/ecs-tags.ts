import type { CallContext } from '../service.ts';
import type { Tags } from './tags.ts';

/** ECS writes the members of a tag in lower case. */
export function ecsTagList(tags: Tags): { key: string; value: string }[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

/** Brings the tags of an ECS resource from what they were to what they shall be. */
export async function updateEcsTags(
  ctx: CallContext,
  resourceArn: string,
  { tags, previousTags }: { readonly tags: Tags; readonly previousTags: Tags },
): Promise<void> {
  const tagKeys = Object.keys(previousTags).filter((key) => !(key in tags));
  if (tagKeys.length > 0) await ctx.call('ECS', 'UntagResource', { resourceArn, tagKeys });
  await ctx.call('ECS', 'TagResource', { resourceArn, tags: ecsTagList(tags) });
}
