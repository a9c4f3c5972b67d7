import type {
  CreateTagsRequest,
  DeleteTagsRequest,
  DescribeTagsRequest,
  DescribeTagsResult,
  ResourceType,
} from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { type FilterFields, matchesFilters } from './filters.ts';
import { type TaggableKind, taggableKinds } from './kinds.ts';
import { pageOf } from './paging.ts';
import { addTags, removeTags, taggedRecords } from './tag-store.ts';

export function createTags(
  { Resources = [], Tags = [] }: CreateTagsRequest,
  ctx: CallContext,
): object {
  const kinds = Resources.map((id) => kindOf(ctx, id));
  ctx.store.transaction(() => {
    for (const [i, id] of Resources.entries()) addTags(ctx, id, kinds[i]?.type ?? '', Tags);
  });
  return {};
}

export function deleteTags(
  { Resources = [], Tags = [] }: DeleteTagsRequest,
  ctx: CallContext,
): object {
  for (const id of Resources) kindOf(ctx, id);
  ctx.store.transaction(() => {
    for (const id of Resources) removeTags(ctx, id, Tags);
  });
  return {};
}

interface TagRow {
  readonly resourceId: string;
  readonly resourceType: string;
  readonly key: string;
  readonly value: string;
}

const rowFilters: FilterFields<TagRow> = {
  key: ({ key }) => key,
  'resource-id': ({ resourceId }) => resourceId,
  'resource-type': ({ resourceType }) => resourceType,
  value: ({ value }) => value,
};

export function describeTags(input: DescribeTagsRequest, ctx: CallContext): DescribeTagsResult {
  const rows = taggedRecords(ctx).flatMap(({ resourceId, resourceType, tags }) =>
    Object.entries(tags).map(([key, value]) => ({ resourceId, resourceType, key, value })),
  );
  const found = rows.filter((row) =>
    matchesFilters(row, input.Filters ?? [], rowFilters, () => ({ [row.key]: row.value })),
  );
  const { items, NextToken } = pageOf(found, input);
  const Tags = items.map(({ key, resourceId, resourceType, value }) => ({
    Key: key,
    ResourceId: resourceId,
    ResourceType: asResourceType(resourceType),
    Value: value,
  }));
  return { Tags, ...(NextToken && { NextToken }) };
}

/** @throws AwsError InvalidID where nothing goes by this id */
function kindOf(ctx: CallContext, id: string): TaggableKind {
  const kind = taggableKinds.find(({ idPrefix }) => id.startsWith(`${idPrefix}-`));
  if (kind?.exists(ctx, id)) return kind;
  throw new AwsError('InvalidID', `The ID '${id}' is not valid`);
}

/** Safe because every stored type comes from a kind, whose words are EC2's. */
function asResourceType(type: string): ResourceType {
  return type as ResourceType;
}
