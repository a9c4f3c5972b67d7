import type {
  CacheSubnetGroupMessage,
  CreateCacheSubnetGroupMessage,
  DeleteCacheSubnetGroupMessage,
  DescribeCacheSubnetGroupsMessage,
  ModifyCacheSubnetGroupMessage,
} from '@aws-sdk/client-elasticache';
import { AwsError, type CallContext } from '../../service.ts';
import { markerPage } from '../rds/page.ts';
import { placeOfSubnets } from '../subnet-place.ts';
import { tagsOf } from '../tag-register.ts';
import { presentSubnetGroup } from './present.ts';
import {
  type CacheSubnetGroupRecord,
  cacheArn,
  cacheTags,
  collections,
  existingSubnetGroup,
  replicationGroups,
} from './store.ts';

/** @throws AwsError CacheSubnetGroupAlreadyExists, InvalidSubnet */
export async function createCacheSubnetGroup(
  input: CreateCacheSubnetGroupMessage,
  ctx: CallContext,
) {
  const name = (input.CacheSubnetGroupName ?? '').toLowerCase();
  if (ctx.store.get(collections.subnetGroups, name)) {
    throw new AwsError(
      'CacheSubnetGroupAlreadyExists',
      `Cache subnet group ${name} already exists.`,
    );
  }
  const record: CacheSubnetGroupRecord = {
    name,
    description: input.CacheSubnetGroupDescription ?? '',
    arn: cacheArn(ctx, 'subnetgroup', name),
    ...(await placeOfSubnets(ctx, input.SubnetIds ?? [], missing)),
  };
  ctx.store.put(collections.subnetGroups, name, record);
  cacheTags.add(ctx, record.arn, tagsOf(input.Tags));
  return { CacheSubnetGroup: presentSubnetGroup(record) };
}

export async function modifyCacheSubnetGroup(
  input: ModifyCacheSubnetGroupMessage,
  ctx: CallContext,
) {
  const record = existingSubnetGroup(ctx, input.CacheSubnetGroupName);
  const place = input.SubnetIds && (await placeOfSubnets(ctx, input.SubnetIds, missing));
  const changed: CacheSubnetGroupRecord = {
    ...record,
    ...(input.CacheSubnetGroupDescription && { description: input.CacheSubnetGroupDescription }),
    ...place,
  };
  ctx.store.put(collections.subnetGroups, record.name, changed);
  return { CacheSubnetGroup: presentSubnetGroup(changed) };
}

export function describeCacheSubnetGroups(
  input: DescribeCacheSubnetGroupsMessage,
  ctx: CallContext,
): CacheSubnetGroupMessage {
  const named = input.CacheSubnetGroupName;
  const all = ctx.store.list<CacheSubnetGroupRecord>(collections.subnetGroups);
  const found = named ? [existingSubnetGroup(ctx, named)] : all;
  const { items, Marker } = markerPage(found, ({ name }) => name, input);
  return { CacheSubnetGroups: items.map(presentSubnetGroup), ...(Marker && { Marker }) };
}

/** @throws AwsError CacheSubnetGroupInUse */
export function deleteCacheSubnetGroup(
  input: DeleteCacheSubnetGroupMessage,
  ctx: CallContext,
): object {
  const { name, arn } = existingSubnetGroup(ctx, input.CacheSubnetGroupName);
  if (replicationGroups(ctx).some(({ subnetGroupName }) => subnetGroupName === name)) {
    throw new AwsError(
      'CacheSubnetGroupInUse',
      `Cache subnet group ${name} is currently in use by a cache cluster.`,
    );
  }
  ctx.store.delete(collections.subnetGroups, name);
  cacheTags.forget(ctx, arn);
  return {};
}

function missing(subnetId: string): AwsError {
  return new AwsError('InvalidSubnet', `Some input subnets in :[${subnetId}] are invalid.`);
}
