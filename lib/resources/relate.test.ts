import { describe, expect, test } from 'vitest';
import type { ResourceNode } from './graph.ts';
import { relationsAmong } from './relate.ts';
import type { Properties } from './resource-module.ts';

const account = 'us-east-2:111122223333';

function node(type: string, id: string, properties: Properties = {}, arn?: string): ResourceNode {
  return {
    id,
    type: `AWS::${type}`,
    name: id,
    status: 'healthy',
    statusText: 'exists',
    managed: true,
    ...(arn && { arn }),
    properties,
    tags: {},
  };
}

const lake = node('S3::Bucket', 'lake', {}, 'arn:aws:s3:::lake');
const otherLake = node('S3::Bucket', 'lake-2', {}, 'arn:aws:s3:::lake-2');
const role = node('IAM::Role', 'worker', {}, 'arn:aws:iam::111122223333:role/worker');
const secretArn = `arn:aws:secretsmanager:${account}:secret:dev/mysql-AbCdEf`;
const secret = node('SecretsManager::Secret', secretArn, {}, secretArn);
const service = node(
  'ECS::Service',
  `arn:aws:ecs:${account}:service/dev/jobs`,
  {},
  `arn:aws:ecs:${account}:service/dev/jobs`,
);
const repository = node('ECR::Repository', 'dev/jobs');
const subnet = node('EC2::Subnet', 'subnet-1');
const logs = node('Logs::LogGroup', '/dev/a', {}, `arn:aws:logs:${account}:log-group:/dev/a`);
const tables = [node('Glue::Table', 'db/one'), node('Glue::Table', 'db/two')];
const all = [lake, otherLake, role, secret, service, repository, subnet, logs, ...tables];

const allows = (Action: string | string[], Resource: string | string[], Effect = 'Allow') => ({
  RolePolicyList: [{ PolicyDocument: { Statement: [{ Effect, Action, Resource }] } }],
});

describe('a relation is found by', () => {
  test.each<[string, ResourceNode, string[]]>([
    ['an id', node('Glue::Job', 'j', { Role: 'worker' }), ['assumes worker']],
    ['an ARN', node('Glue::Job', 'j', { Role: role.arn ?? '' }), ['assumes worker']],
    [
      'what follows the account in an ARN',
      node('ApplicationAutoScaling::ScalableTarget', 't', { ResourceId: 'service/dev/jobs' }),
      [`attached-to ${service.id}`],
    ],
    [
      'an ARN with more behind it',
      node('ECS::TaskDefinition', 't', {
        containerDefinitions: [{ secrets: [{ name: 'P', valueFrom: `${secretArn}:password::` }] }],
      }),
      [`uses-secret ${secretArn} P`],
    ],
    [
      'an S3 URI',
      node('Glue::Crawler', 'c', { Targets: { S3Targets: [{ Path: 's3://lake/raw/' }] } }),
      ['reads lake s3://lake/raw/'],
    ],
    [
      'the URI of an image',
      node('ECS::TaskDefinition', 't', {
        containerDefinitions: [{ image: '1.dkr.ecr.us-east-2.amazonaws.com/dev/jobs:latest' }],
      }),
      ['runs dev/jobs'],
    ],
    [
      'several texts together',
      node('Glue::Crawler', 'c', {
        Targets: { CatalogTargets: [{ DatabaseName: 'db', Tables: ['one', 'two'] }] },
      }),
      ['reads db/one', 'reads db/two'],
    ],
    ['its own id', node('S3::BucketPolicy', 'AWS::S3::BucketPolicy/lake'), ['attached-to lake']],
    [
      'an item that fits a condition',
      node('ECS::Task', 't', {
        attachments: [
          {
            details: [
              { name: 'networkInterfaceId', value: 'eni-1' },
              { name: 'subnetId', value: 'subnet-1' },
            ],
          },
        ],
      }),
      ['in subnet-1'],
    ],
  ])('%s', (_, from, expected) => {
    const found = relationsAmong([from, ...all]).filter((relation) => relation.from === from.id);
    expect(found.map(({ kind, to, label }) => [kind, to, label].filter(Boolean).join(' '))).toEqual(
      expected,
    );
  });
});

describe('a role’s policy that', () => {
  test.each<[string, Properties, string[]]>([
    [
      'allows to read and write objects',
      allows(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::lake/*'),
      ['reads lake', 'writes lake'],
    ],
    ['allows to read one bucket of two', allows('s3:Get*', 'arn:aws:s3:::lake'), ['reads lake']],
    [
      'names buckets by pattern',
      allows('s3:ListBucket', 'arn:aws:s3:::lake*'),
      ['reads lake', 'reads lake-2'],
    ],
    [
      'allows to read a secret',
      allows('secretsmanager:GetSecretValue', secretArn),
      [`uses-secret ${secretArn}`],
    ],
    [
      'has six unknown characters at the end of a secret',
      allows('secretsmanager:GetSecretValue', secretArn.replace('AbCdEf', '??????')),
      [`uses-secret ${secretArn}`],
    ],
    ['allows to describe a secret only', allows('secretsmanager:DescribeSecret', secretArn), []],
    ['denies', allows('s3:GetObject', 'arn:aws:s3:::lake/*', 'Deny'), []],
    ['names no resource', allows('s3:*', '*'), []],
    [
      'allows to write to streams of a group',
      allows('logs:PutLogEvents', `${logs.arn}:*`),
      ['writes /dev/a'],
    ],
  ])('%s', (_, properties, expected) => {
    const from = node('IAM::Role', 'r', properties);
    const found = relationsAmong([from, ...all]).filter((relation) => relation.from === 'r');
    expect(found.map(({ kind, to }) => `${kind} ${to}`)).toEqual(expected);
  });
});
