import type { ResourceNode } from '#lib/resources/graph.ts';
import { privateSubnets, publicSubnets } from './platform-network.test-data.ts';
import { account, arn, sample } from './sample-resource.test-data.ts';

export function secretArn(name: string): string {
  return arn('secretsmanager', `secret:dev/${name}-AbCdEf`);
}

function secret(logicalId: string, name: string): ResourceNode {
  return sample(
    `secrets/${logicalId}`,
    'SecretsManager::Secret',
    secretArn(name),
    { Name: `dev/${name}`, KmsKeyId: 'key-secrets' },
    { name: `dev/${name}`, statusText: 'active' },
  );
}

function role(logicalId: string, name: string): ResourceNode {
  const properties = { RoleName: name, CreateDate: '2026-11-20T00:00:00.000Z' };
  const over = { arn: `arn:aws:iam::${account}:role/${name}` };
  return sample(`access/${logicalId}`, 'IAM::Role', name, properties, over);
}

function profile(logicalId: string, name: string): ResourceNode {
  return sample(
    `access/${logicalId}InstanceProfile`,
    'IAM::InstanceProfile',
    name,
    { InstanceProfileName: name, Roles: [{ RoleName: name }] },
    { arn: `arn:aws:iam::${account}:instance-profile/${name}` },
  );
}

function host(layer: string, id: string, type: string, groupId: string): ResourceNode {
  return sample(
    `${layer}/Host`,
    'EC2::Instance',
    id,
    {
      InstanceId: id,
      InstanceType: type,
      SubnetId: `subnet-public-${layer === 'monitoring' ? 'b' : 'a'}`,
      PublicIpAddress: '203.0.113.10',
      LaunchTime: '2026-11-21T12:00:00.000Z',
      State: { Name: 'running' },
      SecurityGroups: [{ GroupId: groupId }],
      IamInstanceProfile: { Arn: `arn:aws:iam::${account}:instance-profile/dev-${layer}` },
    },
    { name: `dev-${layer}`, statusText: 'running' },
  );
}

export const sampleAccess: readonly ResourceNode[] = [
  secret('MySqlSecret', 'mysql'),
  secret('RedisSecret', 'redis'),
  secret('GrafanaSecret', 'grafana'),
  secret('ArgoCdSecret', 'argocd'),
  secret('ApplicationSecret', 'application'),
  sample(
    'secrets/Key',
    'KMS::Key',
    'key-secrets',
    { KeyId: 'key-secrets' },
    { statusText: 'Enabled' },
  ),
  role('EcsTaskRole', 'dev-ecs-task'),
  role('GlueRole', 'dev-glue'),
  role('KubernetesRole', 'dev-kubernetes'),
  role('MonitoringRole', 'dev-monitoring'),
  profile('Kubernetes', 'dev-kubernetes'),
  profile('Monitoring', 'dev-monitoring'),
].map((node) =>
  node.type === 'AWS::IAM::InstanceProfile'
    ? { ...node, id: `AWS::IAM::InstanceProfile/${node.id}` }
    : node,
);

export const sampleHosts: readonly ResourceNode[] = [
  host('kubernetes', 'i-kubernetes', 't3.medium', 'sg-kubernetes'),
  host('monitoring', 'i-monitoring', 't3.large', 'sg-monitoring'),
  sample(
    'databases/MySql',
    'RDS::DBInstance',
    'dev-mysql',
    {
      DBInstanceIdentifier: 'dev-mysql',
      Engine: 'mysql',
      EngineVersion: '8.4',
      DBInstanceClass: 'db.t4g.micro',
      VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-database' }],
      AvailabilityZone: 'us-east-2a',
      DBSubnetGroup: {
        Subnets: privateSubnets.map((SubnetIdentifier) => ({ SubnetIdentifier })),
      },
    },
    { statusText: 'available' },
  ),
  sample(
    'databases/Redis',
    'ElastiCache::ReplicationGroup',
    'dev-redis',
    {
      ReplicationGroupId: 'dev-redis',
      CacheNodeType: 'cache.t4g.micro',
      CacheClusters: [
        { CacheSubnetGroupName: 'dev-redis-subnets', PreferredAvailabilityZone: 'us-east-2b' },
      ],
    },
    { statusText: 'available' },
  ),
  sample('databases/RedisSubnetGroup', 'ElastiCache::SubnetGroup', 'dev-redis-subnets', {
    CacheSubnetGroupName: 'dev-redis-subnets',
    Subnets: privateSubnets.map((SubnetIdentifier) => ({ SubnetIdentifier })),
  }),
  sample(
    'ingress/LoadBalancer',
    'ElasticLoadBalancingV2::LoadBalancer',
    arn('elasticloadbalancing', 'loadbalancer/app/dev/1'),
    {
      LoadBalancerName: 'dev',
      Scheme: 'internet-facing',
      SecurityGroups: ['sg-web'],
      AvailabilityZones: publicSubnets.map((SubnetId) => ({ SubnetId })),
    },
    { name: 'dev-load-balancer', statusText: 'active' },
  ),
  sample('budget/Budget', 'Budgets::Budget', 'dev-budget', { BudgetName: 'dev-budget' }),
];
