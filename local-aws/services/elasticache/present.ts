import type { CacheCluster, CacheSubnetGroup, ReplicationGroup } from '@aws-sdk/client-elasticache';
import type { CacheSubnetGroupRecord, ReplicationGroupRecord } from './store.ts';

/** A group as DescribeReplicationGroups shows it, with its endpoints once it has been created. */
export function presentReplicationGroup(record: ReplicationGroupRecord): ReplicationGroup {
  const members = memberIds(record);
  return {
    ReplicationGroupId: record.id,
    ARN: record.arn,
    Description: record.description,
    Status: record.status,
    Engine: record.engine,
    MemberClusters: members,
    NodeGroups:
      record.status === 'creating'
        ? []
        : [
            {
              NodeGroupId: '0001',
              Status: record.status,
              PrimaryEndpoint: { Address: hostOf(record, 'master'), Port: record.port },
              ReaderEndpoint: { Address: hostOf(record, 'replica'), Port: record.port },
              NodeGroupMembers: members.map((CacheClusterId, index) => ({
                CacheClusterId,
                CacheNodeId: '0001',
                CurrentRole: index === 0 ? 'primary' : 'replica',
              })),
            },
          ],
    AutomaticFailover: record.automaticFailover ? 'enabled' : 'disabled',
    MultiAZ: record.multiAz ? 'enabled' : 'disabled',
    SnapshotRetentionLimit: record.snapshotRetentionDays,
    SnapshotWindow: record.snapshotWindow,
    ClusterEnabled: false,
    CacheNodeType: record.nodeType,
    AuthTokenEnabled: record.hasAuthToken,
    TransitEncryptionEnabled: record.transitEncryption,
    AtRestEncryptionEnabled: record.atRestEncryption,
    ...(record.kmsKeyId && { KmsKeyId: record.kmsKeyId }),
    ReplicationGroupCreateTime: new Date(record.createdAt),
    AutoMinorVersionUpgrade: record.autoMinorVersionUpgrade,
    NetworkType: 'ipv4',
    ClusterMode: 'disabled',
  };
}

/** The members of a group, which ElastiCache spreads over the zones of its subnets. */
export function presentClusters(
  record: ReplicationGroupRecord,
  zones: readonly string[],
): CacheCluster[] {
  return memberIds(record).map((CacheClusterId, index) => ({
    CacheClusterId,
    PreferredAvailabilityZone: zones[index % zones.length],
    ReplicationGroupId: record.id,
    ARN: record.arn.replace(/replicationgroup:.*$/, `cluster:${CacheClusterId}`),
    CacheClusterStatus: record.status,
    CacheNodeType: record.nodeType,
    Engine: record.engine,
    EngineVersion: record.engineVersion,
    NumCacheNodes: 1,
    CacheSubnetGroupName: record.subnetGroupName,
    CacheParameterGroup: {
      CacheParameterGroupName: record.parameterGroupName,
      ParameterApplyStatus: 'in-sync',
    },
    SecurityGroups: record.securityGroupIds.map((SecurityGroupId) => ({
      SecurityGroupId,
      Status: 'active',
    })),
    PreferredMaintenanceWindow: record.maintenanceWindow,
    AutoMinorVersionUpgrade: record.autoMinorVersionUpgrade,
    CacheClusterCreateTime: new Date(record.createdAt),
  }));
}

export function presentSubnetGroup(record: CacheSubnetGroupRecord): CacheSubnetGroup {
  return {
    CacheSubnetGroupName: record.name,
    CacheSubnetGroupDescription: record.description,
    ARN: record.arn,
    VpcId: record.vpcId,
    Subnets: record.subnets.map(({ subnetId, zone }) => ({
      SubnetIdentifier: subnetId,
      SubnetAvailabilityZone: { Name: zone },
    })),
    SupportedNetworkTypes: ['ipv4'],
  };
}

function memberIds({ id, memberCount }: ReplicationGroupRecord): string[] {
  return Array.from(
    { length: memberCount },
    (_, index) => `${id}-${String(index + 1).padStart(3, '0')}`,
  );
}

/** With encryption in transit the role begins the name, without it the group's id does. */
function hostOf(record: ReplicationGroupRecord, role: 'master' | 'replica'): string {
  const region = record.arn.split(':')[3] ?? '';
  const short = region.replace(/^(..)-(.).*-(\d)$/, '$1$2$3');
  const host = record.transitEncryption
    ? `${role}.${record.id}`
    : `${record.id}${role === 'replica' ? '-ro' : ''}`;
  return `${host}.loc4l.${short}.cache.amazonaws.com`;
}
