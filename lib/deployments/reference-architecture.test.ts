import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { presets } from '#cloudformation/presets.ts';
import { layerParameters } from '#lib/api/environments.ts';
import { createEnvironment } from '#lib/environments/create-environment.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { type Clients, clientsOf } from '../../local-aws/test-endpoint.ts';
import { planDeployment } from './plan-deployment.ts';
import { getDeployment } from './read-deployments.ts';

/** Sections 1 to 8 of the reference architecture, asserted on a deployed environment through AWS calls. */
const name = 'ref';
const operator = '203.0.113.7/32';

let runtime: TestRuntime;
let aws: Clients;

beforeAll(async () => {
  runtime = await startTestRuntime();
  aws = clientsOf(runtime.localAws.url);
  const preset = presets.find(({ id }) => id === 'production')?.parameters ?? {};
  await createEnvironment(runtime.ctx, {
    name,
    region: 'us-east-2',
    tags: {},
    parameters: layerParameters.parse({
      ...preset,
      security: { ...preset.security, operatorCidrs: [operator], allowSsh: true },
      secrets: { ...preset.secrets, applicationKeyLength: 16 },
    }),
  });
  const { id } = await planDeployment(runtime.ctx, { name, apply: true });
  await vi.waitFor(
    async () => {
      const { status, failure } = await getDeployment(runtime.ctx, { id });
      if (status === 'failed') throw new Error(`${failure?.logicalId}: ${failure?.reason}`);
      expect(status).toBe('succeeded');
    },
    { timeout: 150_000, interval: 250 },
  );
}, 160_000);

afterAll(() => runtime.close());

const ofEnvironment = [{ Name: 'tag:strata:environment', Values: [name] }];
const nameOf = (tags: readonly { Key?: string; Value?: string }[] = []) =>
  tags.find(({ Key }) => Key === 'Name')?.Value;

describe('1 Network', () => {
  test('a VPC 10.0.0.0/16 with one internet gateway', async () => {
    const { Vpcs } = await aws.ec2.describeVpcs({ Filters: ofEnvironment });
    expect(Vpcs).toMatchObject([{ CidrBlock: '10.0.0.0/16' }]);
    const { InternetGateways } = await aws.ec2.describeInternetGateways({ Filters: ofEnvironment });
    expect(InternetGateways).toMatchObject([{ Attachments: [{ VpcId: Vpcs?.[0]?.VpcId }] }]);
  });

  test('public and private subnets in two zones', async () => {
    const { Subnets } = await aws.ec2.describeSubnets({ Filters: ofEnvironment });
    expect(
      Subnets?.map(({ CidrBlock, AvailabilityZone }) => `${CidrBlock} ${AvailabilityZone}`).sort(),
    ).toEqual([
      '10.0.1.0/24 us-east-2a',
      '10.0.10.0/24 us-east-2a',
      '10.0.2.0/24 us-east-2b',
      '10.0.20.0/24 us-east-2b',
    ]);
  });

  test('a NAT gateway in each public subnet', async () => {
    const { Subnets } = await aws.ec2.describeSubnets({
      Filters: [...ofEnvironment, { Name: 'cidr', Values: ['10.0.1.0/24', '10.0.2.0/24'] }],
    });
    const { NatGateways } = await aws.ec2.describeNatGateways({ Filter: ofEnvironment });
    expect(NatGateways?.map(({ SubnetId }) => SubnetId).sort()).toEqual(
      Subnets?.map(({ SubnetId }) => SubnetId).sort(),
    );
  });

  test('load balancer and bastion in the public subnets, databases and tasks in the private', async () => {
    const { Subnets } = await aws.ec2.describeSubnets({ Filters: ofEnvironment });
    const idOf = (cidr: string) => Subnets?.find(({ CidrBlock }) => CidrBlock === cidr)?.SubnetId;
    const [publicA, publicB] = [idOf('10.0.1.0/24'), idOf('10.0.2.0/24')];
    const privates = [idOf('10.0.10.0/24'), idOf('10.0.20.0/24')];
    const { LoadBalancers } = await aws.elb.describeLoadBalancers({});
    expect(LoadBalancers?.[0]?.AvailabilityZones?.map(({ SubnetId }) => SubnetId)).toEqual([
      publicA,
      publicB,
    ]);
    const hosts = await instances();
    expect(hosts.get('ref-kubernetes')?.SubnetId).toBe(publicA);
    expect(hosts.get('ref-monitoring')?.SubnetId).toBe(publicB);
    expect(hosts.get('ref-bastion')?.SubnetId).toBe(publicA);
    const { DBSubnetGroups } = await aws.rds.describeDBSubnetGroups({});
    const { CacheSubnetGroups } = await aws.elastiCache.describeCacheSubnetGroups({});
    const { services } = await aws.ecs.describeServices({
      cluster: 'ref-data-processing-cluster',
      services: ['ref-data-processing-service'],
    });
    for (const subnets of [
      DBSubnetGroups?.[0]?.Subnets?.map(({ SubnetIdentifier }) => SubnetIdentifier),
      CacheSubnetGroups?.[0]?.Subnets?.map(({ SubnetIdentifier }) => SubnetIdentifier),
      services?.[0]?.networkConfiguration?.awsvpcConfiguration?.subnets,
    ]) {
      expect(subnets?.toSorted()).toEqual(privates.toSorted());
    }
  });
});

async function instances() {
  const { Reservations } = await aws.ec2.describeInstances({ Filters: ofEnvironment });
  const all = (Reservations ?? []).flatMap(({ Instances }) => Instances ?? []);
  return new Map(all.map((instance) => [nameOf(instance.Tags), instance]));
}

describe('2 Security groups', () => {
  /** Inbound rules as `ports from source`, groups by their name. */
  async function inbound(group: string): Promise<string[]> {
    const { SecurityGroups = [] } = await aws.ec2.describeSecurityGroups({
      Filters: ofEnvironment,
    });
    const names = new Map(SecurityGroups.map(({ GroupId, Tags }) => [GroupId, nameOf(Tags)]));
    const found = SecurityGroups.find(({ Tags }) => nameOf(Tags) === `ref-${group}`);
    return (found?.IpPermissions ?? []).flatMap(
      ({ FromPort, ToPort, IpRanges = [], UserIdGroupPairs = [] }) => {
        const ports = FromPort === ToPort ? `${FromPort}` : `${FromPort}-${ToPort}`;
        const sources = [
          ...IpRanges.map(({ CidrIp }) => CidrIp),
          ...UserIdGroupPairs.map(({ GroupId }) => names.get(GroupId)?.replace('ref-', '')),
        ];
        return sources.map((source) => `${ports} from ${source}`);
      },
    );
  }

  test.each([
    ['web', ['80 from 0.0.0.0/0', '443 from 0.0.0.0/0']],
    ['app', ['8080 from web', '3000 from web', '5000 from web']],
    ['database', ['3306 from app', '5432 from app', '6379 from app']],
    ['bastion', [`22 from ${operator}`]],
    ['kubernetes', ['22', '8443', '30000-32767'].map((ports) => `${ports} from ${operator}`)],
    ['monitoring', ['9090', '3000', '5601', '16686'].map((ports) => `${ports} from ${operator}`)],
  ])('%s', async (group, rules) => {
    expect(await inbound(group)).toEqual(expect.arrayContaining(rules));
  });

  test('nothing but the web is open to the world', async () => {
    for (const group of ['app', 'database', 'bastion', 'kubernetes', 'monitoring']) {
      expect((await inbound(group)).filter((rule) => rule.endsWith('0.0.0.0/0'))).toEqual([]);
    }
  });
});

async function lakeBucket(): Promise<string> {
  const { Buckets } = await aws.s3.listBuckets({});
  const found = Buckets?.find(({ Name }) => /^ref-data-lake-[0-9a-f]+$/.test(Name ?? ''));
  return found?.Name ?? '';
}

describe('3 Data lake', () => {
  test('a bucket ref-data-lake-{random}, encrypted, versioned, with lifecycle rules and tiering', async () => {
    const Bucket = await lakeBucket();
    expect(Bucket).toMatch(/^ref-data-lake-[0-9a-f]+$/);
    expect(await aws.s3.getBucketVersioning({ Bucket })).toMatchObject({ Status: 'Enabled' });
    const { ServerSideEncryptionConfiguration } = await aws.s3.getBucketEncryption({ Bucket });
    expect(ServerSideEncryptionConfiguration?.Rules).toMatchObject([
      { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
    ]);
    const { Rules } = await aws.s3.getBucketLifecycleConfiguration({ Bucket });
    expect(JSON.stringify(Rules)).toContain('INTELLIGENT_TIERING');
    const { PublicAccessBlockConfiguration } = await aws.s3.getPublicAccessBlock({ Bucket });
    expect(Object.values(PublicAccessBlockConfiguration ?? {})).toEqual([true, true, true, true]);
  });

  test('two crawlers: raw data and processed data', async () => {
    const { Crawlers } = await aws.glue.getCrawlers({});
    expect(Crawlers?.map(({ Name }) => Name).sort()).toEqual([
      'ref-processed-data-crawler',
      'ref-raw-data-crawler',
    ]);
    const targetsOf = (name: string) =>
      Crawlers?.find(({ Name }) => Name === name)?.Targets?.CatalogTargets?.[0]?.Tables;
    expect(targetsOf('ref-raw-data-crawler')).toEqual([
      'logs_table',
      'events_table',
      'feeds_table',
    ]);
    expect(targetsOf('ref-processed-data-crawler')).toEqual([
      'daily_agg',
      'hourly_agg',
      'realtime_agg',
    ]);
    for (const { SchemaChangePolicy } of Crawlers ?? []) {
      expect(SchemaChangePolicy?.UpdateBehavior).toBe('UPDATE_IN_DATABASE');
    }
  });

  test.each([
    ['logs_table', 'raw/logs/'],
    ['events_table', 'raw/events/'],
    ['feeds_table', 'raw/feeds/'],
    ['daily_agg', 'processed/daily/'],
    ['hourly_agg', 'processed/hourly/'],
    ['realtime_agg', 'processed/real-time/'],
    ['analytics', 'curated/analytics/'],
    ['reporting', 'curated/reporting/'],
    ['ml_datasets', 'curated/ml/'],
  ])('table %s of ref_data_lake_catalog lies in %s', async (Name, prefix) => {
    const { Table } = await aws.glue.getTable({ DatabaseName: 'ref_data_lake_catalog', Name });
    expect(Table?.StorageDescriptor?.Location).toBe(`s3://${await lakeBucket()}/${prefix}`);
  });
});

describe('4 ETL pipeline', () => {
  test('the data processing job: Python 3, at most 2 DPU, 60 minutes, its script uploaded', async () => {
    const { Job } = await aws.glue.getJob({ JobName: 'ref-data-processing' });
    expect(Job).toMatchObject({
      Command: { Name: 'glueetl', PythonVersion: '3' },
      WorkerType: 'G.1X',
      NumberOfWorkers: 2,
      Timeout: 60,
    });
    const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(Job?.Command?.ScriptLocation ?? '') ?? [];
    const script = await aws.s3.getObject({ Bucket, Key });
    expect(await script.Body?.transformToString()).toContain('getResolvedOptions');
  });

  test('the quality job', async () => {
    const { Job } = await aws.glue.getJob({ JobName: 'ref-data-quality' });
    expect(Job?.Command?.ScriptLocation).toMatch(/quality\.py$/);
  });

  test('a workflow that is started on demand, without a schedule', async () => {
    const { Workflow } = await aws.glue.getWorkflow({ Name: 'ref-etl-workflow' });
    expect(Workflow?.Name).toBe('ref-etl-workflow');
    const { Triggers } = await aws.glue.getTriggers({});
    const own = Triggers?.filter(({ WorkflowName }) => WorkflowName === 'ref-etl-workflow');
    expect(own?.map(({ Type }) => Type).sort()).toEqual([
      'CONDITIONAL',
      'CONDITIONAL',
      'CONDITIONAL',
      'ON_DEMAND',
    ]);
  });
});

describe('5 Compute', () => {
  const cluster = 'ref-data-processing-cluster';

  test('the cluster with Fargate Spot and Fargate', async () => {
    const { clusters } = await aws.ecs.describeClusters({ clusters: [cluster] });
    expect(clusters).toMatchObject([
      { status: 'ACTIVE', capacityProviders: ['FARGATE_SPOT', 'FARGATE'] },
    ]);
  });

  test.each([
    ['data processing', 'ref-data-processing', '1024', '2048', 'ref-data-jobs'],
    ['Spark jobs', 'ref-spark', '2048', '4096', 'ref-spark'],
  ])('task definition of %s', async (_, family, cpu, memory, repository) => {
    const { taskDefinition } = await aws.ecs.describeTaskDefinition({ taskDefinition: family });
    expect(taskDefinition).toMatchObject({
      cpu,
      memory,
      containerDefinitions: [{ image: expect.stringContaining(`/${repository}:`) }],
    });
    expect(taskDefinition?.taskRoleArn).toMatch(/:role\//);
  });

  test('images in ECR with scanning and lifecycle policies', async () => {
    const { repositories } = await aws.ecr.describeRepositories({});
    expect(repositories?.map(({ repositoryName }) => repositoryName)).toEqual([
      'ref-data-jobs',
      'ref-spark',
    ]);
    for (const { repositoryName, imageScanningConfiguration } of repositories ?? []) {
      expect(imageScanningConfiguration).toEqual({ scanOnPush: true });
      const { lifecyclePolicyText } = await aws.ecr.getLifecyclePolicy({ repositoryName });
      expect(lifecyclePolicyText).toContain('rulePriority');
    }
  });

  test('the service with desired count 0, scaled by target tracking', async () => {
    const { services } = await aws.ecs.describeServices({
      cluster,
      services: ['ref-data-processing-service'],
    });
    expect(services).toMatchObject([
      {
        desiredCount: 0,
        deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
      },
    ]);
    const { ScalableTargets } = await aws.autoScaling.describeScalableTargets({
      ServiceNamespace: 'ecs',
    });
    expect(ScalableTargets).toMatchObject([{ MinCapacity: 0 }]);
    const { ScalingPolicies } = await aws.autoScaling.describeScalingPolicies({
      ServiceNamespace: 'ecs',
    });
    expect(ScalingPolicies?.map(({ PolicyType }) => PolicyType)).toEqual([
      'TargetTrackingScaling',
      'TargetTrackingScaling',
    ]);
  });
});

describe.each([
  ['6 Kubernetes', 'ref-kubernetes', 'kubernetes', ['minikube', 'argocd', '30080']],
  [
    '7 Monitoring',
    'ref-monitoring',
    'monitoring',
    [
      'prometheus',
      'grafana',
      'elasticsearch',
      'kibana',
      'jaeger',
      'logstash',
      'node-exporter',
      'cadvisor',
      'pushgateway',
    ],
  ],
])('%s', (_, host, layer, words) => {
  test('a host that answers metadata requests with a token only, on an encrypted disk', async () => {
    const instance = (await instances()).get(host);
    expect(instance).toMatchObject({
      State: { Name: 'running' },
      MetadataOptions: { HttpTokens: 'required' },
    });
    const { Volumes } = await aws.ec2.describeVolumes({
      Filters: [{ Name: 'attachment.instance-id', Values: [instance?.InstanceId ?? ''] }],
    });
    expect(Volumes).toMatchObject([{ Encrypted: true, VolumeType: 'gp3' }]);
  });

  test('its files lie in the asset bucket and name what they bring up', async () => {
    const Bucket = 'strata-assets-000000000000-us-east-2';
    const { Contents = [] } = await aws.s3.listObjectsV2({ Bucket, Prefix: `strata/${layer}/` });
    const texts = await Promise.all(
      Contents.map(async ({ Key }) => {
        const { Body } = await aws.s3.getObject({ Bucket, Key });
        return Body?.transformToString();
      }),
    );
    for (const word of words) expect(texts.join('\n')).toContain(word);
  });
});

describe('8 Secrets and access', () => {
  const secret = async (SecretId: string) => {
    const { SecretString } = await aws.secrets.getSecretValue({ SecretId });
    return z
      .record(z.string(), z.union([z.string(), z.number()]))
      .parse(JSON.parse(SecretString ?? '{}'));
  };

  test.each([
    ['ref/mysql', ['username', 'password', 'host', 'port', 'database']],
    ['ref/redis', ['password', 'host', 'port', 'engine']],
    ['ref/grafana', ['username', 'password', 'url']],
    ['ref/argocd', ['username', 'password', 'url']],
    ['ref/application', ['jwt_secret', 'api_key', 'encryption_key', 'webhook_secret']],
  ])('%s', async (id, keys) => {
    expect(Object.keys(await secret(id))).toEqual(expect.arrayContaining(keys));
  });

  test('hosts of the databases are written back into their secrets', async () => {
    const { DBInstances } = await aws.rds.describeDBInstances({});
    const { ReplicationGroups } = await aws.elastiCache.describeReplicationGroups({});
    expect((await secret('ref/mysql')).host).toBe(DBInstances?.[0]?.Endpoint?.Address);
    expect((await secret('ref/redis')).host).toBe(
      ReplicationGroups?.[0]?.NodeGroups?.[0]?.PrimaryEndpoint?.Address,
    );
  });

  test('passwords of 16 characters with special ones, each unique', async () => {
    const values = [
      (await secret('ref/mysql')).password,
      (await secret('ref/redis')).password,
      (await secret('ref/grafana')).password,
      (await secret('ref/argocd')).password,
      ...Object.values(await secret('ref/application')),
    ].map(String);
    expect(values).toHaveLength(8);
    expect(new Set(values).size).toBe(8);
    for (const value of values) {
      expect(value).toHaveLength(16);
      expect(value).toMatch(/[^A-Za-z0-9]/);
    }
  });

  test('no password in a template, a parameter, an output or an event', async () => {
    const passwords = [(await secret('ref/mysql')).password, (await secret('ref/redis')).password];
    const { Stacks = [] } = await aws.cloudFormation.describeStacks({});
    for (const stack of Stacks) {
      const StackName = stack.StackName ?? '';
      const { TemplateBody } = await aws.cloudFormation.getTemplate({ StackName });
      const { StackEvents } = await aws.cloudFormation.describeStackEvents({ StackName });
      const told = JSON.stringify([stack, TemplateBody, StackEvents]);
      for (const password of passwords) expect(told).not.toContain(String(password));
    }
  });

  test.each([
    [
      'ECS task role',
      'EcsTaskRoleArn',
      ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret', 's3:', 'ecr:'],
    ],
    [
      'Glue service role',
      'GlueRoleArn',
      ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret', 's3:', 'glue:'],
    ],
  ])('%s', async (_, output, actions) => {
    const { Stacks } = await aws.cloudFormation.describeStacks({ StackName: 'ref-access' });
    const arn = Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === output)?.OutputValue;
    const RoleName = arn?.split('/').at(-1);
    const { PolicyNames = [] } = await aws.iam.listRolePolicies({ RoleName });
    const policies = await Promise.all(
      PolicyNames.map((PolicyName) => aws.iam.getRolePolicy({ RoleName, PolicyName })),
    );
    const documents = policies.map(({ PolicyDocument }) =>
      decodeURIComponent(PolicyDocument ?? ''),
    );
    for (const action of actions) expect(documents.join()).toContain(action);
  });
});
