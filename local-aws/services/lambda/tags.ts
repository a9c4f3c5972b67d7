import type {
  ListTagsRequest,
  ListTagsResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-lambda';
import type { CallContext, Taggables } from '../../service.ts';
import { existingFunction, functions, saveFunction } from './function-store.ts';

export function listTags({ Resource }: ListTagsRequest, ctx: CallContext): ListTagsResponse {
  return { Tags: { ...existingFunction(ctx, Resource).tags } };
}

export function tagResource({ Resource, Tags = {} }: TagResourceRequest, ctx: CallContext): object {
  addTags(ctx, Resource ?? '', Tags);
  return {};
}

export function untagResource(
  { Resource, TagKeys = [] }: UntagResourceRequest,
  ctx: CallContext,
): object {
  removeTags(ctx, Resource ?? '', TagKeys);
  return {};
}

export const lambdaTaggables: Taggables = {
  list: (ctx) =>
    functions(ctx)
      .filter(({ tags }) => Object.keys(tags).length > 0)
      .map(({ arn, tags }) => ({ arn, type: 'lambda:function', tags })),
  tag: addTags,
  untag: removeTags,
};

function addTags(ctx: CallContext, arn: string, tags: Readonly<Record<string, string>>): void {
  const record = existingFunction(ctx, arn);
  saveFunction(ctx, { ...record, tags: { ...record.tags, ...tags } });
}

function removeTags(ctx: CallContext, arn: string, keys: readonly string[]): void {
  const record = existingFunction(ctx, arn);
  const kept = Object.entries(record.tags).filter(([key]) => !keys.includes(key));
  saveFunction(ctx, { ...record, tags: Object.fromEntries(kept) });
}
