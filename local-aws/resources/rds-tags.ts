import type { CallContext, ServiceId } from '../service.ts';
import { changeTags, type TagUpdate, tagList } from './tags.ts';

/** Brings the tags of a resource of RDS or ElastiCache, whose tag operations are alike, up to date. */
export async function updateNamedTags(
  ctx: CallContext,
  service: Extract<ServiceId, 'RDS' | 'ElastiCache'>,
  ResourceName: string,
  { tags, previousTags }: TagUpdate,
): Promise<void> {
  await changeTags(previousTags, tags, {
    remove: (TagKeys) => ctx.call(service, 'RemoveTagsFromResource', { ResourceName, TagKeys }),
    add: (added) => ctx.call(service, 'AddTagsToResource', { ResourceName, Tags: tagList(added) }),
  });
}
