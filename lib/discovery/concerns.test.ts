import { expect, test } from 'vitest';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { concerns } from './concerns.ts';

function nodeOf(id: string, type: string, properties = {}): ResourceNode {
  return {
    id,
    type,
    name: id,
    status: 'healthy',
    statusText: 'exists',
    managed: false,
    properties,
    tags: {},
  };
}

const nodes = [
  nodeOf('sg-0a1b', 'AWS::EC2::SecurityGroup'),
  nodeOf('arn:aws:ecs:us-east-2:1:service/data/jobs', 'AWS::ECS::Service'),
  nodeOf('AWS::S3::BucketPolicy/lake-of-ours', 'AWS::S3::BucketPolicy'),
  nodeOf('eipalloc-1', 'AWS::EC2::EIP', { PublicIp: '203.0.113.7' }),
];

function event(detail: object, resources: readonly string[] = []): string {
  return JSON.stringify({ source: 'aws.x', account: '1', region: 'us-east-2', resources, detail });
}

test.each([
  ['a stack of it', event({ 'stack-id': 'arn:aws:cloudformation:us-east-2:1:stack/my-env-etl/9' })],
  ['its catalog', event({ databaseName: 'my_env_data_lake' })],
  ['its tag on something new', event({ tags: { 'strata:environment': 'my-env' } })],
  ['a log group below its name', event({ logGroupName: '/strata/my-env/hosts' })],
  ['a resource, by its id', event({ requestParameters: { groupId: 'sg-0a1b' } })],
  ['a resource, by its ARN', event({}, ['arn:aws:ecs:us-east-2:1:service/data/jobs'])],
  ['a resource, within an ARN', event({}, ['arn:aws:s3:::lake-of-ours/raw/1.json'])],
  ['an address', event({ publicIp: '203.0.113.7' })],
])('an event concerns an environment that names %s', (_, text) => {
  expect(concerns(text, { environment: 'my-env', nodes })).toBe(true);
});

test.each([
  ['another environment', event({ stack: 'my-envoy-network', tag: 'prod' })],
  ['a name that holds the environment’s', event({ bucket: 'not-my-env' })],
  ['another resource that begins alike', event({ groupId: 'sg-0a1b2' })],
  ['no event', 'my-env'],
  ['nothing', ''],
])('an event does not concern an environment that is about %s', (_, text) => {
  expect(concerns(text, { environment: 'my-env', nodes })).toBe(false);
});
