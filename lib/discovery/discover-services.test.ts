import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type Aws, awsProvider } from '#lib/aws/clients.ts';
import { findingsOf } from '#lib/resources/finding.ts';
import type { ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import { type Clients, type TestEndpoint, testEndpoint } from '../../local-aws/test-endpoint.ts';
import { compareGraphs } from './compare-graphs.ts';
import { discoverEnvironment } from './discover-environment.ts';
import { isMoving } from './is-moving.ts';

/** Resources that were made by hand, and are the environment's by their tag alone. */
const environment = 'handmade';
const upperTags = [{ Key: 'strata:environment', Value: environment }];
const lowerTags = [{ key: 'strata:environment', value: environment }];
const recordTags = { 'strata:environment': environment };
const assumeRole = JSON.stringify({ Version: '2012-10-17', Statement: [] });

let cloud: TestEndpoint;
let clients: Clients;
let aws: Aws;
let now = new Date('2026-11-24T00:00:00Z');

const discover = (previous?: ResourceGraph) =>
  discoverEnvironment(
    { aws, clock: { now: () => now } },
    { environment, accountId: '000000000000', layers: [], ...(previous && { previous }) },
  );

function found(graph: ResourceGraph, type: string): ResourceNode[] {
  return graph.nodes.filter((node) => node.type === `AWS::${type}`);
}

beforeAll(async () => {
  cloud = await testEndpoint({ speed: 10_000 });
  clients = cloud.clients;
  const log = pino({ level: 'silent' });
  aws = awsProvider(
    { kind: 'local', endpoint: cloud.url, speed: 10_000 },
    log,
  )({ region: 'us-east-2' });
});
afterAll(() => cloud[Symbol.asyncDispose]());

test('nothing is asked where nothing belongs to the environment', async () => {
  const { nodes, sources } = await discover();
  expect(nodes).toEqual([]);
  expect(sources.map(({ source }) => source)).toEqual(['tagging']);
});

describe('a bucket', () => {
  test('is found with its settings and what it holds, which is counted once a minute', async () => {
    const Bucket = 'handmade-lake';
    await clients.s3.createBucket({
      Bucket,
      CreateBucketConfiguration: { LocationConstraint: 'us-east-2' },
    });
    await clients.s3.putBucketTagging({ Bucket, Tagging: { TagSet: upperTags } });
    await clients.s3.deletePublicAccessBlock({ Bucket });
    for (const [Key, Body] of [
      ['raw/a', 'four'],
      ['raw/b', 'four'],
      ['readme', 'seventy'],
    ]) {
      await clients.s3.putObject({ Bucket, Key, Body });
    }
    const graph = await discover();
    const [bucket] = found(graph, 'S3::Bucket');
    expect(bucket).toMatchObject({
      id: Bucket,
      name: Bucket,
      managed: false,
      arn: `arn:aws:s3:::${Bucket}`,
      properties: {
        Versioning: { Status: 'Off' },
        PublicAccessBlockConfiguration: null,
        LifecycleConfiguration: null,
        Usage: {
          Objects: 3,
          Bytes: 15,
          IsPartial: false,
          Prefixes: [
            { Prefix: 'raw/', Objects: 2, Bytes: 8 },
            { Prefix: '', Objects: 1, Bytes: 7 },
          ],
        },
      },
    });
    expect(findingsOf(graph.nodes).map(({ title }) => title)).toContain(
      'Public access is not blocked',
    );

    await clients.s3.putObject({ Bucket, Key: 'raw/c', Body: 'four' });
    expect(found(await discover(), 'S3::Bucket')).toMatchObject([
      { properties: { Usage: { Objects: 3 } } },
    ]);
    now = new Date(now.getTime() + 60_000);
    const later = await discover();
    expect(found(later, 'S3::Bucket')).toMatchObject([{ properties: { Usage: { Objects: 4 } } }]);
    expect(compareGraphs(graph, later)).toEqual([]);
  });
});

describe('a Glue job', () => {
  test('is as well as its last run, and says why not', async () => {
    const { Role } = await clients.iam.createRole({
      RoleName: 'handmade-glue',
      AssumeRolePolicyDocument: assumeRole,
    });
    const Name = 'handmade-job';
    await clients.glue.createJob({
      Name,
      Role: Role?.Arn,
      Command: { Name: 'glueetl', ScriptLocation: 's3://handmade-lake/job.py' },
      Tags: recordTags,
    });
    const before = await discover();
    expect(found(before, 'Glue::Job')).toMatchObject([
      { id: Name, status: 'healthy', statusText: 'never run', managed: false },
    ]);
    expect(before.relations).toContainEqual({
      from: Name,
      to: 'handmade-lake',
      kind: 'uses',
      label: 's3://handmade-lake/job.py',
    });

    await clients.glue.startJobRun({ JobName: Name });
    const after = await vi.waitFor(async () => {
      const graph = await discover();
      expect(isMoving(graph)).toBe(false);
      return graph;
    });
    expect(found(after, 'Glue::Job')).toMatchObject([
      {
        status: 'failed',
        statusText: 'FAILED',
        statusReason: expect.stringContaining('key: job.py'),
      },
    ]);
  });
});

describe('a cluster', () => {
  test('is found with its services and the tasks that they run', async () => {
    const cluster = 'handmade-cluster';
    await clients.ecs.createCluster({ clusterName: cluster, tags: lowerTags });
    const { taskDefinition } = await clients.ecs.registerTaskDefinition({
      family: 'handmade',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      containerDefinitions: [{ name: 'app', image: 'nginx' }],
    });
    const { Vpc } = await clients.ec2.createVpc({
      CidrBlock: '10.9.0.0/16',
      TagSpecifications: [{ ResourceType: 'vpc', Tags: upperTags }],
    });
    const { Subnet } = await clients.ec2.createSubnet({
      VpcId: Vpc?.VpcId,
      CidrBlock: '10.9.1.0/24',
    });
    const { service } = await clients.ecs.createService({
      cluster,
      serviceName: 'app',
      taskDefinition: taskDefinition?.taskDefinitionArn,
      launchType: 'FARGATE',
      desiredCount: 2,
      networkConfiguration: { awsvpcConfiguration: { subnets: [Subnet?.SubnetId ?? ''] } },
    });
    const graph = await vi.waitFor(async () => {
      const seen = await discover();
      expect(found(seen, 'ECS::Service')).toMatchObject([{ statusText: 'ACTIVE' }]);
      expect(found(seen, 'ECS::Task').map(({ status }) => status)).toEqual(['healthy', 'healthy']);
      return seen;
    });
    for (const task of found(graph, 'ECS::Task')) {
      expect(task).toMatchObject({ awsDefault: true, statusText: 'RUNNING' });
      const related = graph.relations.filter(({ from }) => from === task.id);
      expect(related.map(({ kind, to }) => `${kind} ${to}`)).toEqual([
        `in ${service?.serviceArn}`,
        `in ${service?.clusterArn?.split('/').at(-1)}`,
        `in ${Subnet?.SubnetId}`,
      ]);
    }
  });
});

test('a repository without scanning and a deleted secret are reported', async () => {
  await clients.ecr.createRepository({ repositoryName: 'handmade/app', tags: upperTags });
  await clients.secrets.createSecret({ Name: 'handmade/key', SecretString: 'x', Tags: upperTags });
  await clients.secrets.deleteSecret({ SecretId: 'handmade/key' });
  const graph = await discover();
  const titles = findingsOf(graph.nodes).map(({ resource, title }) => `${resource.name}: ${title}`);
  expect(titles).toContain('handmade/app: Images are not scanned');
  expect(titles).toContain('handmade/key: Scheduled for deletion');
  expect(JSON.stringify(graph)).not.toContain('SecretString');
  expect(isMoving(graph)).toBe(false);
});

test('the lifecycle policy of a repository is read once an hour, or what it holds without one', async () => {
  const repositoryName = 'handmade/app';
  const properties = async () => {
    const repositories = found(await discover(), 'ECR::Repository');
    return repositories.find(({ id }) => id === repositoryName)?.properties;
  };
  const without = {
    lifecyclePolicyText: null,
    Usage: { Images: 0, Bytes: 0, IsPartial: false },
  };
  expect(await properties()).toMatchObject(without);
  const lifecyclePolicyText = '{"rules":[]}';
  await clients.ecr.putLifecyclePolicy({ repositoryName, lifecyclePolicyText });
  now = new Date(now.getTime() + 3_599_000);
  expect(await properties()).toMatchObject(without);
  now = new Date(now.getTime() + 1_000);
  expect(await properties()).toMatchObject({ lifecyclePolicyText });
  expect(await properties()).not.toHaveProperty('Usage');
});

test('what may not be read of lifecycles is absent, and everything else is there', async () => {
  now = new Date(now.getTime() + 3_600_000);
  const denied = [
    { service: 'S3', operation: 'GetBucketLifecycleConfiguration' },
    { service: 'ECR', operation: 'GetLifecyclePolicy' },
  ];
  for (const fault of denied) await cloud.control('POST', 'faults', { kind: 'deny', ...fault });
  const graph = await discover();
  await cloud.control('DELETE', 'faults');
  expect(graph.sources.filter(({ state }) => state !== 'fresh')).toEqual([]);
  const [bucket] = found(graph, 'S3::Bucket');
  expect(bucket?.properties).toMatchObject({ Versioning: { Status: 'Off' } });
  expect(bucket?.properties).not.toHaveProperty('LifecycleConfiguration');
  const [repository] = found(graph, 'ECR::Repository');
  expect(repository?.properties).toHaveProperty('repositoryUri');
  expect(repository?.properties).not.toHaveProperty('lifecyclePolicyText');
});

test('thirty secrets take as many calls as one', async () => {
  const calls = async () => {
    const { body } = await cloud.control('GET', 'calls');
    return z.object({ total: z.number() }).parse(body).total;
  };
  const takes = async () => {
    const before = await calls();
    await discover();
    return (await calls()) - before;
  };
  const one = await takes();
  for (let index = 0; index < 29; index += 1) {
    const Name = `handmade/more-${index}`;
    await clients.secrets.createSecret({ Name, SecretString: 'x', Tags: upperTags });
  }
  expect(await takes()).toBe(one);
  expect(found(await discover(), 'SecretsManager::Secret')).toHaveLength(30);
});
