import type { CallContext } from '../service.ts';
import { changeTags, type TagUpdate, tagList } from './tags.ts';

/** Brings the tags of a load balancer or one of its parts from what they were to what they shall be. */
export async function updateElbTags(
  ctx: CallContext,
  arn: string,
  { tags, previousTags }: TagUpdate,
): Promise<void> {
  const service = 'Elastic Load Balancing v2';
  const ResourceArns = [arn];
  await changeTags(previousTags, tags, {
    remove: (TagKeys) => ctx.call(service, 'RemoveTags', { ResourceArns, TagKeys }),
    add: (added) => ctx.call(service, 'AddTags', { ResourceArns, Tags: tagList(added) }),
  });
}

/** A name of at most 32 characters of a made-up one, whose end tells it apart (CreateLoadBalancer). */
export function shortName(generatedName: string): string {
  return generatedName.length <= 32
    ? generatedName
    : `${generatedName.slice(0, 19)}-${generatedName.slice(-12)}`;
}
