import type {
  ListResourceTagsRequest,
  ListResourceTagsResponse,
  Tag,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-kms';
import { AwsError, type CallContext, type Taggables } from '../../service.ts';
import { existingKey, keys, refusePending, saveKey } from './key-store.ts';
import { markerPage } from './page.ts';

export function tagResource({ KeyId = '', Tags }: TagResourceRequest, ctx: CallContext): object {
  addTags(ctx, KeyId, tagRecord(ctx, Tags));
  return {};
}

export function untagResource(
  { KeyId = '', TagKeys = [] }: UntagResourceRequest,
  ctx: CallContext,
): object {
  removeTags(ctx, KeyId, TagKeys);
  return {};
}

export function listResourceTags(
  input: ListResourceTagsRequest,
  ctx: CallContext,
): ListResourceTagsResponse {
  const tags = Object.entries(existingKey(ctx, input.KeyId).tags);
  const { items, rest } = markerPage(tags, input);
  return { Tags: items.map(([TagKey, TagValue]) => ({ TagKey, TagValue })), ...rest };
}

export const kmsTaggables: Taggables = {
  list: (ctx) =>
    keys(ctx)
      .filter(({ tags }) => Object.keys(tags).length > 0)
      .map(({ arn, tags }) => ({ arn, type: 'kms:key', tags })),
  tag: addTags,
  untag: removeTags,
};

/** @throws AwsError TagException for a key that is AWS's own */
export function tagRecord(
  ctx: CallContext,
  tags: readonly Tag[] | undefined,
): Record<string, string> {
  const reserved = (tags ?? []).some(({ TagKey }) => TagKey?.toLowerCase().startsWith('aws:'));
  if (reserved && !ctx.viaService) {
    throw new AwsError('TagException', 'Tag keys must not begin with aws:');
  }
  return Object.fromEntries(
    (tags ?? []).map(({ TagKey = '', TagValue = '' }) => [TagKey, TagValue]),
  );
}

function addTags(ctx: CallContext, id: string, tags: Readonly<Record<string, string>>): void {
  const key = existingKey(ctx, id);
  refusePending(key);
  saveKey(ctx, { ...key, tags: { ...key.tags, ...tags } });
}

function removeTags(ctx: CallContext, id: string, names: readonly string[]): void {
  const key = existingKey(ctx, id);
  refusePending(key);
  const kept = Object.entries(key.tags).filter(([name]) => !names.includes(name));
  saveKey(ctx, { ...key, tags: Object.fromEntries(kept) });
}
