import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';
import { endOf, failuresOf } from './test-stack.ts';

let endpoint: TestEndpoint;
let subnets: string[];
let vpcId: string;

beforeAll(async () => {
  endpoint = await testEndpoint({ speed: 20_000 });
  const { ec2 } = endpoint.clients;
  const { Vpc } = await ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
  vpcId = Vpc?.VpcId ?? '';
  const created = await Promise.all(
    ['a', 'b'].map((zone, index) =>
      ec2.createSubnet({
        VpcId: vpcId,
        CidrBlock: `10.0.${index}.0/24`,
        AvailabilityZone: `us-east-2${zone}`,
      }),
    ),
  );
  subnets = created.map(({ Subnet }) => Subnet?.SubnetId ?? '');
});
afterAll(() => endpoint[Symbol.asyncDispose]());

type Resources = Record<string, { Type: string; Properties?: object; [more: string]: unknown }>;

async function create(StackName: string, Resources: Resources, Outputs: object = {}) {
  const TemplateBody = JSON.stringify({ Resources, Outputs });
  await endpoint.clients.cloudFormation.createStack({ StackName, TemplateBody });
  const status = await endOf(endpoint.clients, StackName);
  expect([status, await failuresOf(endpoint.clients, StackName)]).toEqual(['CREATE_COMPLETE', []]);
}

async function update(StackName: string, Resources: Resources, Outputs: object = {}) {
  const TemplateBody = JSON.stringify({ Resources, Outputs });
  await endpoint.clients.cloudFormation.updateStack({ StackName, TemplateBody });
  const status = await endOf(endpoint.clients, StackName);
  expect([status, await failuresOf(endpoint.clients, StackName)]).toEqual(['UPDATE_COMPLETE', []]);
}

async function destroy(StackName: string): Promise<void> {
  const { cloudFormation } = endpoint.clients;
  const { Stacks } = await cloudFormation.describeStacks({ StackName });
  await cloudFormation.deleteStack({ StackName });
  expect(await endOf(endpoint.clients, Stacks?.[0]?.StackId ?? '')).toBe('DELETE_COMPLETE');
}

async function outputs(StackName: string): Promise<Record<string, string>> {
  const { Stacks } = await endpoint.clients.cloudFormation.describeStacks({ StackName });
  return Object.fromEntries(
    (Stacks?.[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [
      OutputKey,
      OutputValue,
    ]),
  );
}

test('databases: created, changed in place, and deleted after a last snapshot', async () => {
  const resources = (backups: number, nodeType: string): Resources => ({
    SubnetGroup: {
      Type: 'AWS::RDS::DBSubnetGroup',
      Properties: { DBSubnetGroupDescription: 'private', SubnetIds: subnets },
    },
    ParameterGroup: {
      Type: 'AWS::RDS::DBParameterGroup',
      Properties: {
        Family: 'mysql8.4',
        Description: 'TLS only',
        Parameters: { require_secure_transport: 'ON' },
      },
    },
    Database: {
      Type: 'AWS::RDS::DBInstance',
      DeletionPolicy: 'Snapshot',
      Properties: {
        DBInstanceIdentifier: 'stacked',
        DBInstanceClass: 'db.t4g.micro',
        Engine: 'mysql',
        EngineVersion: '8.4',
        AllocatedStorage: '20',
        MasterUsername: 'admin',
        MasterUserPassword: 'Sixteen!chars#16',
        DBSubnetGroupName: { Ref: 'SubnetGroup' },
        DBParameterGroupName: { Ref: 'ParameterGroup' },
        BackupRetentionPeriod: backups,
      },
    },
    CacheSubnets: {
      Type: 'AWS::ElastiCache::SubnetGroup',
      Properties: { Description: 'private', SubnetIds: subnets },
    },
    Cache: {
      Type: 'AWS::ElastiCache::ReplicationGroup',
      DeletionPolicy: 'Snapshot',
      Properties: {
        ReplicationGroupDescription: 'sessions',
        CacheNodeType: nodeType,
        Engine: 'redis',
        NumCacheClusters: 1,
        AutomaticFailoverEnabled: false,
        CacheSubnetGroupName: { Ref: 'CacheSubnets' },
      },
    },
  });
  const addresses = {
    Database: { Value: { 'Fn::GetAtt': ['Database', 'Endpoint.Address'] } },
    Cache: { Value: { 'Fn::GetAtt': ['Cache', 'PrimaryEndPoint.Address'] } },
  };
  await create('databases', resources(1, 'cache.t4g.micro'), addresses);
  expect(await outputs('databases')).toEqual({
    Database: expect.stringMatching(/^stacked\./),
    Cache: expect.stringMatching(/cache\.amazonaws\.com$/),
  });
  const { rds, elastiCache } = endpoint.clients;
  const { DBParameterGroups } = await rds.describeDBParameterGroups({});
  const { Parameters } = await rds.describeDBParameters({
    DBParameterGroupName: DBParameterGroups?.[0]?.DBParameterGroupName,
  });
  expect(Parameters).toMatchObject([{ ParameterName: 'require_secure_transport' }]);

  await update('databases', resources(7, 'cache.t4g.small'), addresses);
  const { DBInstances } = await rds.describeDBInstances({});
  expect(DBInstances).toMatchObject([{ BackupRetentionPeriod: 7 }]);
  const { ReplicationGroups } = await elastiCache.describeReplicationGroups({});
  expect(ReplicationGroups).toMatchObject([{ CacheNodeType: 'cache.t4g.small' }]);

  await destroy('databases');
  const { DBSnapshots } = await rds.describeDBSnapshots({});
  expect(DBSnapshots?.map(({ DBSnapshotIdentifier }) => DBSnapshotIdentifier)).toEqual([
    expect.stringMatching(/^databases-snapshot-database-/),
  ]);
  const { Snapshots } = await elastiCache.describeSnapshots({});
  expect(Snapshots?.map(({ SnapshotName }) => SnapshotName)).toEqual([
    expect.stringMatching(/^databases-snapshot-cache-/),
  ]);
});

test('a cache in the making is rolled back once ElastiCache lets go of it', async () => {
  const StackName = 'undone';
  await endpoint.control('POST', 'faults', {
    kind: 'resource',
    action: 'CREATE',
    stack: StackName,
    logicalId: 'Broken',
    message: 'No',
  });
  const TemplateBody = JSON.stringify({
    Resources: {
      CacheSubnets: {
        Type: 'AWS::ElastiCache::SubnetGroup',
        Properties: { Description: 'private', SubnetIds: subnets },
      },
      Cache: {
        Type: 'AWS::ElastiCache::ReplicationGroup',
        Properties: {
          ReplicationGroupDescription: 'sessions',
          CacheNodeType: 'cache.t4g.micro',
          Engine: 'redis',
          NumCacheClusters: 1,
          CacheSubnetGroupName: { Ref: 'CacheSubnets' },
        },
      },
      Broken: {
        Type: 'AWS::RDS::DBInstance',
        DependsOn: 'CacheSubnets',
        Properties: {
          DBInstanceClass: 'db.t4g.micro',
          Engine: 'mysql',
          AllocatedStorage: '20',
          MasterUsername: 'admin',
          MasterUserPassword: 'Sixteen!chars#16',
        },
      },
    },
  });
  await endpoint.clients.cloudFormation.createStack({ StackName, TemplateBody });
  expect(await endOf(endpoint.clients, StackName)).toBe('ROLLBACK_COMPLETE');
  expect(await endpoint.clients.elastiCache.describeReplicationGroups({})).toMatchObject({
    ReplicationGroups: [],
  });
});

test('a load balancer with listener, rule and target group', async () => {
  const resources = (path: string, timeout: string): Resources => ({
    Balancer: {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: {
        Subnets: subnets,
        LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: timeout }],
      },
    },
    Targets: {
      Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      Properties: { VpcId: vpcId, Port: 8080, Protocol: 'HTTP', TargetType: 'ip' },
    },
    Listener: {
      Type: 'AWS::ElasticLoadBalancingV2::Listener',
      Properties: {
        LoadBalancerArn: { Ref: 'Balancer' },
        Port: 80,
        Protocol: 'HTTP',
        DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
      },
    },
    Rule: {
      Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
      Properties: {
        ListenerArn: { Ref: 'Listener' },
        Priority: 10,
        Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: [path] } }],
        Actions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
      },
    },
  });
  await create('ingress', resources('/api/*', '60'));
  await update('ingress', resources('/v2/*', '90'));
  const { elb } = endpoint.clients;
  const { LoadBalancers } = await elb.describeLoadBalancers({});
  const LoadBalancerArn = LoadBalancers?.[0]?.LoadBalancerArn;
  const { Attributes } = await elb.describeLoadBalancerAttributes({ LoadBalancerArn });
  expect(Attributes).toContainEqual({ Key: 'idle_timeout.timeout_seconds', Value: '90' });
  const { Listeners } = await elb.describeListeners({ LoadBalancerArn });
  const { Rules } = await elb.describeRules({ ListenerArn: Listeners?.[0]?.ListenerArn });
  expect(Rules?.[0]?.Conditions).toMatchObject([{ PathPatternConfig: { Values: ['/v2/*'] } }]);
  await destroy('ingress');
  expect(await elb.describeTargetGroups({})).toMatchObject({ TargetGroups: [] });
});

test('containers: repository, cluster, task definition, service and its scaling', async () => {
  const resources = (memory: string, most: number): Resources => ({
    Repository: {
      Type: 'AWS::ECR::Repository',
      Properties: {
        ImageScanningConfiguration: { ScanOnPush: true },
        LifecyclePolicy: { LifecyclePolicyText: '{"rules":[]}' },
      },
    },
    Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: 'stacked' } },
    Providers: {
      Type: 'AWS::ECS::ClusterCapacityProviderAssociations',
      Properties: {
        Cluster: { Ref: 'Cluster' },
        CapacityProviders: ['FARGATE'],
        DefaultCapacityProviderStrategy: [{ CapacityProvider: 'FARGATE', Weight: 1 }],
      },
    },
    Task: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: {
        Family: 'stacked',
        RequiresCompatibilities: ['FARGATE'],
        NetworkMode: 'awsvpc',
        Cpu: '1024',
        Memory: memory,
        ContainerDefinitions: [
          {
            Name: 'job',
            Image: { 'Fn::Sub': `\${Repository.RepositoryUri}:latest` },
            LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': '/jobs' } },
          },
        ],
      },
    },
    Service: {
      Type: 'AWS::ECS::Service',
      DependsOn: 'Providers',
      Properties: {
        ServiceName: 'stacked',
        Cluster: { Ref: 'Cluster' },
        TaskDefinition: { Ref: 'Task' },
        DesiredCount: 2,
        NetworkConfiguration: { AwsvpcConfiguration: { Subnets: subnets } },
      },
    },
    Target: {
      Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
      Properties: {
        ServiceNamespace: 'ecs',
        ScalableDimension: 'ecs:service:DesiredCount',
        ResourceId: { 'Fn::Sub': `service/\${Cluster}/\${Service.Name}` },
        MinCapacity: 0,
        MaxCapacity: most,
      },
    },
    Policy: {
      Type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
      Properties: {
        PolicyName: 'cpu',
        PolicyType: 'TargetTrackingScaling',
        ScalingTargetId: { Ref: 'Target' },
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 60,
          PredefinedMetricSpecification: {
            PredefinedMetricType: 'ECSServiceAverageCPUUtilization',
          },
        },
      },
    },
  });
  await create('compute', resources('2048', 4));
  const { autoScaling, ecr, ecs } = endpoint.clients;
  const described = async () =>
    (await ecs.describeServices({ cluster: 'stacked', services: ['stacked'] })).services?.[0];
  expect(await described()).toMatchObject({ runningCount: 2, desiredCount: 2 });
  const { taskDefinition } = await ecs.describeTaskDefinition({ taskDefinition: 'stacked' });
  expect(taskDefinition?.containerDefinitions?.[0]?.logConfiguration?.options).toEqual({
    'awslogs-group': '/jobs',
  });
  await ecs.updateService({ cluster: 'stacked', service: 'stacked', desiredCount: 1 });
  await update('compute', resources('4096', 8));
  expect(await described()).toMatchObject({
    desiredCount: 1,
    taskDefinition: expect.stringMatching(/stacked:2$/),
  });
  const { ScalableTargets } = await autoScaling.describeScalableTargets({
    ServiceNamespace: 'ecs',
  });
  expect(ScalableTargets).toMatchObject([{ MaxCapacity: 8 }]);
  await destroy('compute');
  expect(await ecr.describeRepositories({})).toMatchObject({ repositories: [] });
});

test('a budget, its limit changed in place', async () => {
  const resources = (Amount: number): Resources => ({
    Budget: {
      Type: 'AWS::Budgets::Budget',
      Properties: {
        Budget: {
          BudgetName: 'stacked',
          BudgetType: 'COST',
          TimeUnit: 'MONTHLY',
          BudgetLimit: { Amount, Unit: 'USD' },
        },
      },
    },
  });
  const { budgets } = endpoint.clients;
  const limit = async () => {
    const input = { AccountId: '000000000000', BudgetName: 'stacked' };
    return (await budgets.describeBudget(input)).Budget?.BudgetLimit?.Amount;
  };
  await create('budget', resources(100));
  expect(await limit()).toBe('100');
  await destroy('budget');
  await expect(limit()).rejects.toMatchObject({ name: 'NotFoundException' });
});
