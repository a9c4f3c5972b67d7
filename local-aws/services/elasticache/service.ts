import type {
  AddTagsToResourceMessage,
  CacheClusterMessage,
  DescribeCacheClustersMessage,
  ListTagsForResourceMessage,
  RemoveTagsFromResourceMessage,
} from '@aws-sdk/client-elasticache';
import { AwsError, type CallContext, type Service } from '../../service.ts';
import { markerPage } from '../rds/page.ts';
import { tagList, tagsOf } from '../tag-register.ts';
import { presentClusters } from './present.ts';
import { resumeReplicationGroups } from './replication-group-life.ts';
import {
  changeReplicaCount,
  createReplicationGroup,
  deleteReplicationGroup,
  describeReplicationGroups,
  modifyReplicationGroup,
} from './replication-groups.ts';
import { createSnapshot, deleteSnapshot, describeSnapshots, resumeSnapshots } from './snapshots.ts';
import { cacheTags, existingSubnetGroup, replicationGroups } from './store.ts';
import {
  createCacheSubnetGroup,
  deleteCacheSubnetGroup,
  describeCacheSubnetGroups,
  modifyCacheSubnetGroup,
} from './subnet-groups.ts';

/** Clusters exist here only as members of replication groups. */
function describeCacheClusters(
  input: DescribeCacheClustersMessage,
  ctx: CallContext,
): CacheClusterMessage {
  const { CacheClusterId } = input;
  const all = replicationGroups(ctx).flatMap((group) => {
    const { subnets } = existingSubnetGroup(ctx, group.subnetGroupName);
    return presentClusters(
      group,
      subnets.map(({ zone }) => zone),
    );
  });
  const found = CacheClusterId
    ? all.filter((cluster) => cluster.CacheClusterId === CacheClusterId)
    : all;
  if (CacheClusterId && found.length === 0) {
    throw new AwsError('CacheClusterNotFound', `CacheCluster not found: ${CacheClusterId}`, 404);
  }
  const { items, Marker } = markerPage(found, (cluster) => cluster.CacheClusterId ?? '', input);
  return { CacheClusters: items, ...(Marker && { Marker }) };
}

function addTags({ ResourceName = '', Tags }: AddTagsToResourceMessage, ctx: CallContext) {
  cacheTags.add(ctx, ResourceName, tagsOf(Tags));
  return { TagList: tagList(cacheTags.of(ctx, ResourceName)) };
}

function removeTags(input: RemoveTagsFromResourceMessage, ctx: CallContext) {
  const { ResourceName = '', TagKeys = [] } = input;
  cacheTags.remove(ctx, ResourceName, TagKeys);
  return { TagList: tagList(cacheTags.of(ctx, ResourceName)) };
}

function listTags({ ResourceName = '' }: ListTagsForResourceMessage, ctx: CallContext) {
  return { TagList: tagList(cacheTags.of(ctx, ResourceName)) };
}

export const elastiCache: Service = {
  id: 'ElastiCache',
  operations: {
    AddTagsToResource: addTags,
    CreateCacheSubnetGroup: createCacheSubnetGroup,
    CreateReplicationGroup: createReplicationGroup,
    CreateSnapshot: createSnapshot,
    DecreaseReplicaCount: changeReplicaCount,
    DeleteCacheSubnetGroup: deleteCacheSubnetGroup,
    DeleteReplicationGroup: deleteReplicationGroup,
    DeleteSnapshot: deleteSnapshot,
    DescribeCacheClusters: describeCacheClusters,
    DescribeCacheSubnetGroups: describeCacheSubnetGroups,
    DescribeReplicationGroups: describeReplicationGroups,
    DescribeSnapshots: describeSnapshots,
    IncreaseReplicaCount: changeReplicaCount,
    ListTagsForResource: listTags,
    ModifyCacheSubnetGroup: modifyCacheSubnetGroup,
    ModifyReplicationGroup: modifyReplicationGroup,
    RemoveTagsFromResource: removeTags,
  },
  taggables: cacheTags.taggables,
  resume(ctx) {
    resumeReplicationGroups(ctx);
    resumeSnapshots(ctx);
  },
};
