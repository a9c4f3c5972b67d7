import { describeBuckets } from '#lib/aws/bucket-state.ts';
import { describeCacheSubnetGroups, describeReplicationGroups } from '#lib/aws/elasticache.ts';
import {
  describeDbInstances,
  describeDbParameterGroups,
  describeDbSubnetGroups,
} from '#lib/aws/rds.ts';
import type { Source } from './source.ts';

const bucket = 'AWS::S3::Bucket';
const cacheSubnetGroup = 'AWS::ElastiCache::SubnetGroup';
const dbInstance = 'AWS::RDS::DBInstance';
const dbParameterGroup = 'AWS::RDS::DBParameterGroup';
const dbSubnetGroup = 'AWS::RDS::DBSubnetGroup';
const replicationGroup = 'AWS::ElastiCache::ReplicationGroup';

export const dataSources: readonly Source[] = [
  {
    source: 's3:buckets',
    types: [bucket],
    read: (aws, wanted) => describeBuckets(aws, { names: wanted.ids(bucket), now: wanted.now }),
  },
  {
    source: 'rds:instances',
    types: [dbInstance],
    read: (aws, wanted) => describeDbInstances(aws, wanted.ids(dbInstance)),
  },
  {
    source: 'rds:subnet-groups',
    types: [dbSubnetGroup],
    read: (aws, wanted) => describeDbSubnetGroups(aws, wanted.ids(dbSubnetGroup)),
  },
  {
    source: 'rds:parameter-groups',
    types: [dbParameterGroup],
    read: (aws, wanted) => describeDbParameterGroups(aws, wanted.ids(dbParameterGroup)),
  },
  {
    source: 'elasticache:replication-groups',
    types: [replicationGroup],
    read: (aws, wanted) => describeReplicationGroups(aws, wanted.ids(replicationGroup)),
  },
  {
    source: 'elasticache:subnet-groups',
    types: [cacheSubnetGroup],
    read: (aws, wanted) => describeCacheSubnetGroups(aws, wanted.ids(cacheSubnetGroup)),
  },
];
