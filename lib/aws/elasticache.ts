import {
  type CacheCluster,
  paginateDescribeCacheClusters,
  paginateDescribeCacheSubnetGroups,
  paginateDescribeReplicationGroups,
  type ReplicationGroup,
} from '@aws-sdk/client-elasticache';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import type { Aws } from './clients.ts';
import { toLiveResource, wantedOnly } from './live-resource.ts';

type ElastiCache = Pick<Aws, 'elastiCache'>;

const pageSize = 100;

/** Replication groups with their `CacheClusters`, which alone name subnets and security groups. */
export async function describeReplicationGroups(
  { elastiCache }: ElastiCache,
  ids: readonly string[],
): Promise<LiveResource[]> {
  const groups: ReplicationGroup[] = [];
  const clusters: CacheCluster[] = [];
  const client = { client: elastiCache, pageSize };
  for await (const page of paginateDescribeReplicationGroups(client, {})) {
    groups.push(...(page.ReplicationGroups ?? []));
  }
  for await (const page of paginateDescribeCacheClusters(client, {})) {
    clusters.push(...(page.CacheClusters ?? []));
  }
  const members = Map.groupBy(clusters, ({ ReplicationGroupId }) => ReplicationGroupId);
  return wantedOnly(
    groups.map((group) =>
      toLiveResource(
        'AWS::ElastiCache::ReplicationGroup',
        group.ReplicationGroupId,
        { ...group, CacheClusters: members.get(group.ReplicationGroupId) ?? [] },
        [group.ARN, ...(members.get(group.ReplicationGroupId) ?? []).map(({ ARN }) => ARN)],
      ),
    ),
    ids,
  );
}

export async function describeCacheSubnetGroups(
  { elastiCache }: ElastiCache,
  ids: readonly string[],
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  const client = { client: elastiCache, pageSize };
  for await (const page of paginateDescribeCacheSubnetGroups(client, {})) {
    for (const shape of page.CacheSubnetGroups ?? []) {
      found.push(
        toLiveResource('AWS::ElastiCache::SubnetGroup', shape.CacheSubnetGroupName, shape, [
          shape.ARN,
        ]),
      );
    }
  }
  return wantedOnly(found, ids);
}
