import type {
  CostAllocationTag,
  ListCostAllocationTagsRequest,
  ListCostAllocationTagsResponse,
  UpdateCostAllocationTagsStatusRequest,
  UpdateCostAllocationTagsStatusResponse,
} from '@aws-sdk/client-cost-explorer';
import { AwsError, type CallContext } from '../../service.ts';
import { pager } from '../page.ts';
import { lifetimes } from './lifetimes.ts';

interface TagKeyRecord {
  readonly key: string;
  readonly status: 'Active' | 'Inactive';
  readonly updatedAt: string;
}

const collection = 'cost-explorer.tag';
/** UpdateCostAllocationTagsStatus, AWS Cost Explorer API reference. */
const mostUpdates = 20;
const usualResults = 100;

const pageOf = pager(
  () => new AwsError('InvalidNextTokenException', 'The pagination token is invalid.'),
);

/** Whether costs are told apart by a tag: no tag is until somebody has activated it. */
export function isActive({ store }: CallContext, key: string): boolean {
  return store.get<TagKeyRecord>(collection, key)?.status === 'Active';
}

/** Keys of the tags that resources have, or ever had. */
export function listCostAllocationTags(
  { Status, TagKeys, Type, NextToken, MaxResults = usualResults }: ListCostAllocationTagsRequest,
  ctx: CallContext,
): ListCostAllocationTagsResponse {
  const found = Type === 'AWSGenerated' ? [] : usedKeys(ctx).map((key) => present(ctx, key));
  const wanted = found.filter(
    (tag) =>
      (Status === undefined || tag.Status === Status) &&
      (TagKeys === undefined || TagKeys.includes(tag.TagKey ?? '')),
  );
  const { items, next } = pageOf(wanted, NextToken, MaxResults);
  return { CostAllocationTags: items, ...(next && { NextToken: next }) };
}

export function updateCostAllocationTagsStatus(
  { CostAllocationTagsStatus = [] }: UpdateCostAllocationTagsStatusRequest,
  ctx: CallContext,
): UpdateCostAllocationTagsStatusResponse {
  if (CostAllocationTagsStatus.length > mostUpdates) {
    throw new AwsError('LimitExceededException', `At most ${mostUpdates} tags at a time.`);
  }
  const known = new Set(usedKeys(ctx));
  const Errors = CostAllocationTagsStatus.flatMap(({ TagKey = '', Status }) => {
    if (!known.has(TagKey)) {
      return { TagKey, Code: 'TagKeysNotFoundException', Message: `Tag keys not found: ${TagKey}` };
    }
    ctx.store.put<TagKeyRecord>(collection, TagKey, {
      key: TagKey,
      status: Status === 'Active' ? 'Active' : 'Inactive',
      updatedAt: ctx.clock.now().toISOString(),
    });
    return [];
  });
  return { Errors };
}

function usedKeys(ctx: CallContext): string[] {
  return [...new Set(lifetimes(ctx).flatMap(({ tags }) => Object.keys(tags)))].sort();
}

function present({ store }: CallContext, TagKey: string): CostAllocationTag {
  const record = store.get<TagKeyRecord>(collection, TagKey);
  return {
    TagKey,
    Type: 'UserDefined',
    Status: record?.status ?? 'Inactive',
    ...(record && { LastUpdatedDate: `${record.updatedAt.slice(0, 19)}Z` }),
  };
}
