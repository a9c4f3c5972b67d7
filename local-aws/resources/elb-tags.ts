import type { CallContext } from '../service.ts';
import { type Tags, tagList } from './tags.ts';

/** Brings the tags of a load balancer or one of its parts from what they were to what they shall be. */
export async function updateElbTags(
  ctx: CallContext,
  arn: string,
  { tags, previousTags }: { readonly tags: Tags; readonly previousTags: Tags },
): Promise<void> {
  const removed = Object.keys(previousTags).filter((key) => !(key in tags));
  const service = 'Elastic Load Balancing v2';
  if (removed.length > 0) {
    await ctx.call(service, 'RemoveTags', { ResourceArns: [arn], TagKeys: removed });
  }
  await ctx.call(service, 'AddTags', { ResourceArns: [arn], Tags: tagList(tags) });
}

/** A name of at most 32 characters of a made-up one, whose end tells it apart (CreateLoadBalancer). */
export function shortName(generatedName: string): string {
  return generatedName.length <= 32
    ? generatedName
    : `${generatedName.slice(0, 19)}-${generatedName.slice(-12)}`;
}
