import type { Properties } from '#lib/resources/resource-module.ts';
import type { Assumptions } from './assumptions.ts';
import type { PricedResource } from './estimate.ts';

const spotFirst = {
  CapacityProviderStrategy: [
    { CapacityProvider: 'FARGATE_SPOT', Weight: 3, Base: 0 },
    { CapacityProvider: 'FARGATE', Weight: 1, Base: 0 },
  ],
};
const task = { Cpu: '1024', Memory: '2048', RuntimePlatform: { CpuArchitecture: 'X86_64' } };
/** A vCPU and 2 GB for an hour on demand. */
const taskHour = 0.04048 + 2 * 0.004445;

export interface Example {
  readonly type: string;
  readonly of: string;
  readonly properties: Properties;
  readonly usd: number;
  /** How many parts of it have no price. */
  readonly unknown?: number;
  readonly described?: PricedResource['described'];
  readonly assumptions?: Partial<Assumptions>;
  readonly beside?: Readonly<Record<string, Properties>>;
}

/** Worked out by hand from the facts of the price table. */
export const examples: readonly Example[] = [
  {
    type: 'EC2::Instance',
    of: 'a t3.large with 50 GB of gp3 in a private subnet',
    properties: {
      InstanceType: 't3.large',
      SubnetId: 'private',
      BlockDeviceMappings: [{ Ebs: { VolumeType: 'gp3', VolumeSize: 50 } }],
    },
    usd: 60.736 + 4,
  },
  {
    type: 'EC2::Instance',
    of: 'the same in a public subnet, 200 hours a month',
    properties: {
      InstanceType: 't3.large',
      SubnetId: 'public',
      BlockDeviceMappings: [{ Ebs: { VolumeType: 'gp3', VolumeSize: '50' } }],
    },
    beside: { public: { MapPublicIpOnLaunch: true } },
    assumptions: { hostHours: 200 },
    usd: 16.64 + 4 + 1,
  },
  {
    type: 'EC2::Instance',
    of: 'one that runs, with an address that EC2 lends',
    described: 'by-service',
    properties: {
      InstanceType: 't3.small',
      State: { Name: 'running' },
      PublicIpAddress: '203.0.113.1',
    },
    usd: 15.184 + 3.65,
  },
  {
    type: 'EC2::Instance',
    of: 'one that is stopped',
    described: 'by-service',
    properties: { InstanceType: 't3.small', State: { Name: 'stopped' } },
    usd: 0,
  },
  {
    type: 'EC2::Instance',
    of: 'a type that the table does not have',
    properties: { InstanceType: 'm5.4xlarge' },
    usd: 0,
    unknown: 1,
  },
  {
    type: 'EC2::Instance',
    of: 'a disk of 50 GB with more I/O than is included',
    properties: {
      InstanceType: 't3.large',
      BlockDeviceMappings: [{ Ebs: { VolumeType: 'gp3', VolumeSize: 50, Iops: 6000 } }],
    },
    usd: 60.736 + 4,
    unknown: 1,
  },
  {
    type: 'EC2::Instance',
    of: 'one that runs Windows',
    described: 'by-service',
    properties: {
      InstanceType: 't3.small',
      State: { Name: 'running' },
      PlatformDetails: 'Windows',
    },
    usd: 0,
    unknown: 1,
  },
  {
    type: 'EC2::Volume',
    of: '100 GB of gp2',
    described: 'by-service',
    properties: { VolumeType: 'gp2', Size: 100 },
    usd: 10,
  },
  {
    type: 'EC2::Volume',
    of: '100 GB of gp3',
    described: 'by-service',
    properties: { VolumeType: 'gp3', Size: 100, Iops: 3000 },
    usd: 8,
  },
  {
    type: 'EC2::Volume',
    of: '100 GB of gp3 with more I/O and throughput than are included',
    described: 'by-service',
    properties: { VolumeType: 'gp3', Size: 100, Iops: 6000, Throughput: 250 },
    usd: 8,
    unknown: 2,
  },
  {
    type: 'EC2::NatGateway',
    of: 'one with 20 GB',
    properties: {},
    usd: 32.85 + 0.9,
  },
  {
    type: 'EC2::NatGateway',
    of: 'one that was deleted a while ago',
    described: 'by-service',
    properties: { State: 'deleted' },
    usd: 0,
  },
  { type: 'EC2::EIP', of: 'one', properties: {}, usd: 3.65 },
  {
    type: 'EC2::VPCEndpoint',
    of: 'a gateway endpoint',
    properties: { VpcEndpointType: 'Gateway' },
    usd: 0,
  },
  {
    type: 'EC2::VPCEndpoint',
    of: 'an interface endpoint',
    properties: { VpcEndpointType: 'Interface', SubnetIds: ['a', 'b'] },
    usd: 0,
    unknown: 1,
  },
  {
    type: 'ElasticLoadBalancingV2::LoadBalancer',
    of: 'an internal one at half an LCU',
    properties: { Type: 'application', Scheme: 'internal', Subnets: ['a', 'b'] },
    usd: 16.425 + 2.92,
  },
  {
    type: 'ElasticLoadBalancingV2::LoadBalancer',
    of: 'one for the internet with an address in each of two zones',
    properties: { Subnets: ['a', 'b'] },
    usd: 16.425 + 2.92 + 2 * 3.65,
  },
  {
    type: 'ElasticLoadBalancingV2::LoadBalancer',
    of: 'one that is there, in two zones',
    described: 'by-service',
    properties: {
      Type: 'application',
      Scheme: 'internet-facing',
      AvailabilityZones: [{ ZoneName: 'a' }, { ZoneName: 'b' }],
    },
    usd: 16.425 + 2.92 + 2 * 3.65,
  },
  {
    type: 'ElasticLoadBalancingV2::LoadBalancer',
    of: 'a network load balancer whose address is a resource of its own',
    described: 'by-service',
    properties: {
      Type: 'network',
      Scheme: 'internet-facing',
      AvailabilityZones: [{ LoadBalancerAddresses: [{ AllocationId: 'eipalloc-1' }] }],
    },
    usd: 0,
    unknown: 2,
  },
  {
    type: 'ElasticLoadBalancingV2::LoadBalancer',
    of: 'a network load balancer',
    properties: { Type: 'network' },
    usd: 0,
    unknown: 2,
  },
  {
    type: 'RDS::DBInstance',
    of: 'MySQL with 20 GB',
    properties: {
      Engine: 'mysql',
      DBInstanceClass: 'db.t4g.micro',
      StorageType: 'gp3',
      AllocatedStorage: '20',
      MultiAZ: false,
    },
    usd: 11.68 + 2.3,
  },
  {
    type: 'RDS::DBInstance',
    of: 'MySQL with a standby',
    properties: {
      Engine: 'mysql',
      DBInstanceClass: 'db.t4g.micro',
      StorageType: 'gp3',
      AllocatedStorage: 20,
      MultiAZ: true,
    },
    usd: 23.36 + 4.6,
  },
  {
    type: 'RDS::DBInstance',
    of: 'one that is stopped: its storage',
    described: 'by-service',
    properties: {
      Engine: 'mysql',
      DBInstanceClass: 'db.t4g.micro',
      DBInstanceStatus: 'stopped',
      StorageType: 'gp3',
      AllocatedStorage: 20,
    },
    usd: 2.3,
  },
  {
    type: 'RDS::DBInstance',
    of: 'another engine',
    properties: { Engine: 'postgres', DBInstanceClass: 'db.t4g.micro' },
    usd: 0,
    unknown: 2,
  },
  {
    type: 'ElastiCache::ReplicationGroup',
    of: 'a primary and two replicas',
    properties: { CacheNodeType: 'cache.t3.micro', NumCacheClusters: 3 },
    usd: 37.23,
  },
  {
    type: 'ElastiCache::ReplicationGroup',
    of: 'two shards of a primary and a replica',
    properties: { CacheNodeType: 'cache.t4g.micro', NumNodeGroups: 2, ReplicasPerNodeGroup: 1 },
    usd: 46.72,
  },
  {
    type: 'ElastiCache::ReplicationGroup',
    of: 'Valkey',
    properties: { CacheNodeType: 'cache.t4g.micro', Engine: 'valkey' },
    usd: 0,
    unknown: 1,
  },
  {
    type: 'ElastiCache::ReplicationGroup',
    of: 'the members that there are',
    described: 'by-service',
    properties: { CacheNodeType: 'cache.t4g.micro', MemberClusters: ['a', 'b'] },
    usd: 23.36,
  },
  {
    type: 'ECS::Service',
    of: 'no desired task, 100 hours with one task of which three of four are on Spot',
    properties: { DesiredCount: 0, TaskDefinition: 'task', ...spotFirst },
    beside: { task },
    assumptions: { scaledTaskHours: 100 },
    usd: 100 * taskHour * (0.25 + 0.75 * 0.3),
  },
  {
    type: 'ECS::Service',
    of: 'four desired tasks all the time, three on Spot',
    described: 'by-service',
    properties: {
      desiredCount: 4,
      taskDefinition: 'task',
      capacityProviderStrategy: [
        { capacityProvider: 'FARGATE_SPOT', weight: 3, base: 0 },
        { capacityProvider: 'FARGATE', weight: 1, base: 0 },
      ],
    },
    beside: { task: { cpu: '1024', memory: '2048' } },
    assumptions: { scaledTaskHours: 0 },
    usd: 730 * taskHour * (1 + 3 * 0.3),
  },
  {
    type: 'ECS::Service',
    of: 'tasks on instances',
    properties: { DesiredCount: 1, TaskDefinition: 'task', LaunchType: 'EC2' },
    beside: { task },
    usd: 0,
    unknown: 1,
  },
  {
    type: 'ECS::TaskDefinition',
    of: 'ten hours of 2 vCPU, 4 GB and 10 GiB more of temporary storage',
    properties: { Cpu: '2048', Memory: '4096', EphemeralStorage: { SizeInGiB: 30 } },
    usd: 20 * taskHour + 10 * 10 * 0.000111,
  },
  { type: 'ECS::Cluster', of: 'one without insights', properties: {}, usd: 0 },
  {
    type: 'ECS::Cluster',
    of: 'one with insights',
    properties: { ClusterSettings: [{ Name: 'containerInsights', Value: 'enhanced' }] },
    usd: 0,
    unknown: 1,
  },
  {
    type: 'ApplicationAutoScaling::ScalingPolicy',
    of: 'target tracking, which has two alarms',
    properties: { PolicyType: 'TargetTrackingScaling' },
    usd: 0.2,
  },
  {
    type: 'Glue::Job',
    of: 'ten runs of ten minutes with 2 DPU',
    properties: { WorkerType: 'G.1X', NumberOfWorkers: 2 },
    usd: (200 / 60) * 0.44,
  },
  {
    type: 'Glue::Job',
    of: 'flexible runs of 4 DPU, an hour each',
    properties: { WorkerType: 'G.2X', NumberOfWorkers: 2, ExecutionClass: 'FLEX' },
    assumptions: { jobMinutes: 60 },
    usd: 40 * 0.29,
  },
  {
    type: 'Glue::Job',
    of: 'workers of a type that nobody knows',
    properties: { WorkerType: 'Z.1X', NumberOfWorkers: 2 },
    usd: 0,
    unknown: 1,
  },
  {
    type: 'Glue::Crawler',
    of: 'ten crawls of the least that is billed',
    properties: {},
    usd: (200 / 60) * 0.44,
  },
  {
    type: 'Glue::DataQualityRuleset',
    of: 'four evaluations of five minutes with 5 DPU',
    properties: {},
    usd: (100 / 60) * 0.44,
  },
  { type: 'S3::Bucket', of: 'one with 50 GB', properties: {}, usd: 1.15 },
  {
    type: 'S3::Bucket',
    of: 'one under Intelligent-Tiering, 10,000 objects',
    properties: {
      LifecycleConfiguration: {
        Rules: [{ Transitions: [{ StorageClass: 'INTELLIGENT_TIERING' }] }],
      },
    },
    usd: 1.15 + 0.025,
  },
  {
    type: 'S3::Bucket',
    of: 'one of which S3 has told how much is in it',
    described: 'by-service',
    properties: { Usage: { Bytes: 200 * 2 ** 30, Objects: 4, IsPartial: false } },
    usd: 4.6,
  },
  {
    type: 'S3::Bucket',
    of: 'one that was not counted to its end',
    described: 'by-service',
    properties: { Usage: { Bytes: 200 * 2 ** 30, Objects: 10_000, IsPartial: true } },
    usd: 0,
    unknown: 1,
  },
  {
    type: 'S3::Bucket',
    of: 'one of 200 GB whose 4,000 objects Intelligent-Tiering watches',
    described: 'by-service',
    properties: {
      Usage: { Bytes: 200 * 2 ** 30, Objects: 4_000, IsPartial: false },
      LifecycleConfiguration: {
        Rules: [{ Transitions: [{ StorageClass: 'INTELLIGENT_TIERING' }] }],
      },
    },
    usd: 4.6 + 0.01,
  },
  { type: 'ECR::Repository', of: 'one with 2 GB', properties: {}, usd: 0.2 },
  {
    type: 'ECR::Repository',
    of: 'one that was not counted to its end',
    described: 'by-service',
    properties: { Usage: { Images: 5_000, Bytes: 2 ** 30, IsPartial: true } },
    usd: 0,
    unknown: 1,
  },
  { type: 'SecretsManager::Secret', of: 'one', properties: {}, usd: 0.4 },
  {
    type: 'SecretsManager::Secret',
    of: 'one that waits for its deletion',
    described: 'by-service',
    properties: { DeletedDate: '2025-01-01' },
    usd: 0,
  },
  { type: 'KMS::Key', of: 'one', properties: {}, usd: 1 },
  {
    type: 'KMS::Key',
    of: 'one that waits for its deletion',
    described: 'by-service',
    properties: { KeyState: 'PendingDeletion' },
    usd: 0,
  },
  {
    type: 'Logs::LogGroup',
    of: '1 GB a month, kept for 30 days',
    properties: { RetentionInDays: 30 },
    usd: 0.5 + 0.03,
  },
  {
    type: 'Logs::LogGroup',
    of: 'one that holds 10 GB',
    described: 'by-service',
    properties: { storedBytes: 10 * 2 ** 30 },
    usd: 0.5 + 0.3,
  },
  {
    type: 'Lambda::Function',
    of: 'a minute of 256 MiB on Graviton',
    properties: { MemorySize: 256, Architectures: ['arm64'] },
    usd: 15 * 0.0000133334,
  },
  { type: 'SQS::Queue', of: '150,000 requests', properties: {}, usd: 0.06 },
];
