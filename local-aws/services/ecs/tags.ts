import type {
  ListTagsForResourceRequest,
  Tag,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-ecs';
import type { CallContext } from '../../service.ts';
import type { Tags } from '../tag-register.ts';
import { ecsTags } from './store.ts';

/** ECS writes the members of a tag in lower case. */
export function tagRecord(tags: readonly Tag[] = []): Tags {
  return Object.fromEntries(tags.map(({ key = '', value = '' }) => [key, value]));
}

export function tagPairs(tags: Tags): { key: string; value: string }[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

export function tagResource({ resourceArn = '', tags }: TagResourceRequest, ctx: CallContext) {
  ecsTags.add(ctx, resourceArn, tagRecord(tags));
  return {};
}

export function untagResource(
  { resourceArn = '', tagKeys = [] }: UntagResourceRequest,
  ctx: CallContext,
) {
  ecsTags.remove(ctx, resourceArn, tagKeys);
  return {};
}

export function listTagsForResource(
  { resourceArn = '' }: ListTagsForResourceRequest,
  ctx: CallContext,
) {
  return { tags: tagPairs(ecsTags.of(ctx, resourceArn)) };
}
