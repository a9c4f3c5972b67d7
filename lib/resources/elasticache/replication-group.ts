import { consoleUrl } from '../console-url.ts';
import { textAt } from '../property-path.ts';
import { defineResource } from '../resource-module.ts';
import { snapshotCache } from './replication-group-actions.ts';
import { replicationGroupFindings } from './replication-group-findings.ts';
import { replicationGroupPrice } from './replication-group-price.ts';

export const replicationGroup = defineResource({
  type: 'AWS::ElastiCache::ReplicationGroup',
  title: 'Redis cache',
  plural: 'Redis caches',
  icon: 'aws:cache',
  arnType: 'elasticache:replicationgroup',
  physicalId: /^[^:]+$/,
  statuses: {
    available: 'healthy',
    snapshotting: 'healthy',
    creating: 'changing',
    modifying: 'changing',
    deleting: 'deleting',
    'create-failed': 'failed',
  },
  state: (properties) => textAt(properties, 'Status'),
  nameAt: 'ReplicationGroupId',
  properties: [
    { label: 'Identifier', path: 'ReplicationGroupId' },
    { label: 'Description', path: 'Description' },
    { label: 'State', path: 'Status' },
    { label: 'Host', path: 'NodeGroups[].PrimaryEndpoint.Address' },
    { label: 'Port', path: 'NodeGroups[].PrimaryEndpoint.Port' },
    { label: 'Node type', path: 'CacheNodeType' },
    { label: 'Nodes', path: 'MemberClusters[]' },
    { label: 'Version', path: 'CacheClusters[].EngineVersion' },
    { label: 'Encrypted at rest', path: 'AtRestEncryptionEnabled' },
    { label: 'Encrypted in transit', path: 'TransitEncryptionEnabled' },
    { label: 'Automatic failover', path: 'AutomaticFailover' },
    { label: 'Snapshots kept', path: 'SnapshotRetentionLimit', unit: 'days' },
  ],
  relations: [
    {
      kind: 'uses',
      each: 'CacheClusters',
      property: 'CacheSubnetGroupName',
      to: 'AWS::ElastiCache::SubnetGroup',
    },
    {
      kind: 'uses',
      each: 'CacheClusters[].SecurityGroups',
      property: 'SecurityGroupId',
      to: 'AWS::EC2::SecurityGroup',
    },
    { kind: 'uses', property: 'KmsKeyId', to: 'AWS::KMS::Key' },
    {
      kind: 'writes',
      each: 'LogDeliveryConfigurations',
      property: 'DestinationDetails.CloudWatchLogsDetails.LogGroup',
      to: 'AWS::Logs::LogGroup',
    },
  ],
  typicalSeconds: { create: 480, update: 420, delete: 240 },
  price: replicationGroupPrice,
  actions: [snapshotCache],
  holdsData: true,
  findings: replicationGroupFindings,
  consoleUrl: (node, region) => consoleUrl(region, 'elasticache', `/redis/${node.id}`),
});
