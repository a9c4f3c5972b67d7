import { describe, expect, test } from 'vitest';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import type { Answers } from './answers.ts';
import { buildGraph } from './build-graph.ts';

const place = 'us-east-2:111122223333';
const tags = { 'strata:environment': 'dev', team: 'data' };

function answers(rest: Partial<Answers>): Answers {
  return {
    at: '2026-11-24T00:00:00.000Z',
    region: 'us-east-2',
    accountId: '111122223333',
    layers: [],
    tagged: [],
    live: [],
    describedTypes: new Set(),
    sources: [],
    ...rest,
  };
}

function live(type: string, id: string, aliases: string[], properties = {}): LiveResource {
  return { type: `AWS::${type}`, id, aliases, properties, tags: {} };
}

/** One resource as its stack, its service and the tagging API call it. */
const twins = [
  ['RDS::DBInstance', 'dev-mysql', `arn:aws:rds:${place}:db:dev-mysql`],
  [
    'ElastiCache::ReplicationGroup',
    'dev-redis',
    `arn:aws:elasticache:${place}:replicationgroup:dev-redis`,
  ],
  ['ECS::Cluster', 'dev', `arn:aws:ecs:${place}:cluster/dev`],
  ['ECR::Repository', 'dev/jobs', `arn:aws:ecr:${place}:repository/dev/jobs`],
  ['Lambda::Function', 'dev-writer', `arn:aws:lambda:${place}:function:dev-writer`],
  ['KMS::Key', '1234-abcd', `arn:aws:kms:${place}:key/1234-abcd`],
  ['S3::Bucket', 'dev-lake', 'arn:aws:s3:::dev-lake'],
  ['Glue::Job', 'dev-job', `arn:aws:glue:${place}:job/dev-job`],
  ['Logs::LogGroup', '/strata/dev/a', `arn:aws:logs:${place}:log-group:/strata/dev/a`],
] as const;

const arnOnly = [
  ['ECS::Service', `arn:aws:ecs:${place}:service/dev/jobs`],
  ['ECS::TaskDefinition', `arn:aws:ecs:${place}:task-definition/dev:3`],
  ['SecretsManager::Secret', `arn:aws:secretsmanager:${place}:secret:dev/mysql-AbCdEf`],
  [
    'ElasticLoadBalancingV2::TargetGroup',
    `arn:aws:elasticloadbalancing:${place}:targetgroup/dev/0123`,
  ],
] as const;

describe('stack, service and tagging API name one node', () => {
  test.each([
    ...twins.map(([type, id, arn]) => ({ type, id, arn, names: [arn] })),
    ...arnOnly.map(([type, arn]) => ({ type, id: arn, arn, names: [] as string[] })),
  ])('$type', ({ type, id, arn, names }) => {
    const { nodes } = buildGraph(
      answers({
        layers: [
          {
            id: 'some',
            stackName: 'dev-some',
            resources: [
              {
                logicalId: 'Thing',
                type: `AWS::${type}`,
                physicalId: id,
                status: 'CREATE_COMPLETE',
              },
            ],
          },
        ],
        live: [live(type, id, names, { Known: true })],
        tagged: [{ arn, tags }],
        describedTypes: new Set([`AWS::${type}`]),
      }),
    );
    expect(nodes).toMatchObject([
      { id, arn, managed: true, logicalId: 'Thing', properties: { Known: true }, tags },
    ]);
  });

  test('and what the service does not tell of itself is known by its ARN all the same', () => {
    const arn = `arn:aws:rds:${place}:db:dev-mysql`;
    const { nodes } = buildGraph(answers({ tagged: [{ arn, tags }] }));
    expect(nodes).toMatchObject([
      { type: 'AWS::RDS::DBInstance', id: 'dev-mysql', arn, managed: false },
    ]);
  });

  test('a member of a replication group is not a resource beside it', () => {
    const group = `arn:aws:elasticache:${place}:replicationgroup:dev-redis`;
    const member = `arn:aws:elasticache:${place}:cluster:dev-redis-001`;
    const { nodes } = buildGraph(
      answers({
        live: [live('ElastiCache::ReplicationGroup', 'dev-redis', [group, member])],
        tagged: [
          { arn: group, tags },
          { arn: member, tags },
        ],
      }),
    );
    expect(nodes).toMatchObject([{ id: 'dev-redis', arn: group, tags }]);
  });
});

test('resources with the same identifier are told apart by their types', () => {
  const resource = (logicalId: string, type: string) => ({
    logicalId,
    type,
    physicalId: 'dev-lake',
    status: 'CREATE_COMPLETE',
  });
  const { nodes, relations } = buildGraph(
    answers({
      layers: [
        {
          id: 'data-lake',
          stackName: 'dev-data-lake',
          resources: [
            resource('Bucket', 'AWS::S3::Bucket'),
            resource('Policy', 'AWS::S3::BucketPolicy'),
          ],
        },
      ],
    }),
  );
  expect(nodes.map(({ id }) => id)).toEqual(['dev-lake', 'AWS::S3::BucketPolicy/dev-lake']);
  expect(relations).toEqual([
    { from: 'AWS::S3::BucketPolicy/dev-lake', to: 'dev-lake', kind: 'attached-to' },
  ]);
});
