import type { CallContext, ServiceId } from '../service.ts';
import { type Tags, tagList } from './tags.ts';

/** Brings the tags of a resource of RDS or ElastiCache, whose tag operations are alike, up to date. */
export async function updateNamedTags(
  ctx: CallContext,
  service: Extract<ServiceId, 'RDS' | 'ElastiCache'>,
  ResourceName: string,
  { tags, previousTags }: { readonly tags: Tags; readonly previousTags: Tags },
): Promise<void> {
  const removed = Object.keys(previousTags).filter((key) => !(key in tags));
  if (removed.length > 0) {
    await ctx.call(service, 'RemoveTagsFromResource', { ResourceName, TagKeys: removed });
  }
  await ctx.call(service, 'AddTagsToResource', { ResourceName, Tags: tagList(tags) });
}
