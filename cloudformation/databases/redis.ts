import { getAtt, ref, sub } from '../builder/intrinsics.ts';
import type { ResourceHandle } from '../builder/template.ts';
import { textInput } from '../layer-inputs.ts';
import { addSecretWriter } from '../secret-writer/add-secret-writer.ts';
import { type DatabasesScope, dataPolicies } from './databases-scope.ts';
import { redisNodeTypes } from './redis-parameters.ts';
import { secretField } from './secret-field.ts';

export type Redis = ResourceHandle<'AWS::ElastiCache::ReplicationGroup'>;

/** The cache, and its address in the secret that its password comes from. */
export function addRedis(scope: DatabasesScope): Redis {
  const { template, environment, parameters } = scope;
  const secretArn = textInput(template, 'RedisCredentialsArn');
  const subnetGroup = template.resource(
    'RedisSubnetGroup',
    'AWS::ElastiCache::SubnetGroup',
    { Description: 'Private subnets of the environment', SubnetIds: scope.subnetIds },
    { tags: { Name: sub`${environment}-redis` } },
  );
  const replicated = parameters.redisReplicas > 0;
  const redis = template.resource(
    'Redis',
    'AWS::ElastiCache::ReplicationGroup',
    {
      ...choices(scope),
      ReplicationGroupId: sub`${environment}-redis`,
      ReplicationGroupDescription: sub`Cache of ${environment}`,
      Engine: 'redis',
      EngineVersion: '7.1',
      Port: 6379,
      NumCacheClusters: 1 + parameters.redisReplicas,
      AutomaticFailoverEnabled: replicated,
      MultiAZEnabled: replicated,
      AtRestEncryptionEnabled: true,
      TransitEncryptionEnabled: true,
      TransitEncryptionMode: 'required',
      AuthToken: secretField(secretArn, 'password'),
      CacheSubnetGroupName: ref(subnetGroup),
      SecurityGroupIds: [scope.securityGroupId],
      AutoMinorVersionUpgrade: true,
    },
    { ...dataPolicies(scope), tags: { Name: sub`${environment}-redis` } },
  );
  addAddress(scope, secretArn, redis);
  return redis;
}

function choices({ template, parameters }: DatabasesScope) {
  const nodeType = template.parameter('RedisNodeType', {
    Type: 'String',
    Description: 'Size of each node.',
    Default: parameters.redisNodeType,
    AllowedValues: redisNodeTypes,
    group: 'Redis',
  });
  const retention = template.parameter('SnapshotRetentionDays', {
    Type: 'Number',
    Description: 'Days that daily snapshots are kept; 0 makes none.',
    Default: parameters.snapshotRetention,
    MinValue: 0,
    MaxValue: 35,
    group: 'Redis',
  });
  return { CacheNodeType: ref(nodeType), SnapshotRetentionLimit: ref(retention) };
}

/** CloudFormation attaches secrets to databases only, so a function writes the cache's address. */
function addAddress(
  { template, environment }: DatabasesScope,
  secretArn: ReturnType<typeof textInput>,
  redis: Redis,
): void {
  const writer = addSecretWriter(template, {
    environment,
    secretArn,
    keyArn: textInput(template, 'CredentialsKeyArn'),
  });
  template.customResource('RedisSecretAddress', writer.serviceToken, {
    SecretArn: secretArn,
    Values: {
      host: getAtt(redis, 'PrimaryEndPoint.Address'),
      port: getAtt(redis, 'PrimaryEndPoint.Port'),
    },
    GeneratedKeys: [],
  });
}
