import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  ListTagsLogGroupRequest,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import type { CallContext, Taggables } from '../../service.ts';
import { existingLogGroup, logGroupByArn, logGroups, saveLogGroup } from './log-group-store.ts';

export function tagResource(
  { resourceArn, tags = {} }: TagResourceRequest,
  ctx: CallContext,
): object {
  addTags(ctx, resourceArn, tags);
  return {};
}

export function untagResource(
  { resourceArn, tagKeys = [] }: UntagResourceRequest,
  ctx: CallContext,
): object {
  removeTags(ctx, resourceArn, tagKeys);
  return {};
}

export function listTagsForResource(
  { resourceArn }: ListTagsForResourceRequest,
  ctx: CallContext,
): ListTagsForResourceResponse {
  return { tags: { ...logGroupByArn(ctx, resourceArn).tags } };
}

export function listTagsLogGroup(
  { logGroupName }: ListTagsLogGroupRequest,
  ctx: CallContext,
): ListTagsForResourceResponse {
  return { tags: { ...existingLogGroup(ctx, logGroupName).tags } };
}

export const logsTaggables: Taggables = {
  list: (ctx) =>
    logGroups(ctx)
      .filter(({ tags }) => Object.keys(tags).length > 0)
      .map(({ arn, tags }) => ({ arn, type: 'logs:log-group', tags })),
  tag: addTags,
  untag: removeTags,
};

function addTags(
  ctx: CallContext,
  arn: string | undefined,
  tags: Readonly<Record<string, string>>,
): void {
  const group = logGroupByArn(ctx, arn);
  saveLogGroup(ctx, { ...group, tags: { ...group.tags, ...tags } });
}

function removeTags(ctx: CallContext, arn: string | undefined, keys: readonly string[]): void {
  const group = logGroupByArn(ctx, arn);
  const kept = Object.entries(group.tags).filter(([key]) => !keys.includes(key));
  saveLogGroup(ctx, { ...group, tags: Object.fromEntries(kept) });
}
