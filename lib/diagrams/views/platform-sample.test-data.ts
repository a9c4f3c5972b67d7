import type { Relation, ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import { sampleAccess, sampleHosts, secretArn } from './platform-access.test-data.ts';
import { definitionArn, sampleCompute, serviceArn } from './platform-compute.test-data.ts';
import { sampleEtl, sampleLake } from './platform-lake.test-data.ts';
import { sampleGroups, samplePlaces } from './platform-network.test-data.ts';
import { relation } from './sample-resource.test-data.ts';

const profileId = (name: string) => `AWS::IAM::InstanceProfile/dev-${name}`;

const relations: readonly Relation[] = [
  ...['public-a', 'public-b', 'private-a', 'private-b'].map((name) =>
    relation(`subnet-${name}`, 'in', 'vpc-1'),
  ),
  relation('sg-app', 'allows', 'sg-web'),
  relation('sg-database', 'allows', 'sg-app'),
  relation('i-kubernetes', 'in', 'subnet-public-a'),
  relation('i-monitoring', 'in', 'subnet-public-b'),
  relation('i-kubernetes', 'uses', profileId('kubernetes')),
  relation('i-monitoring', 'uses', profileId('monitoring')),
  relation('i-kubernetes', 'uses', 'sg-kubernetes'),
  relation('i-monitoring', 'uses', 'sg-monitoring'),
  relation(profileId('kubernetes'), 'assumes', 'dev-kubernetes'),
  relation(profileId('monitoring'), 'assumes', 'dev-monitoring'),
  relation('dev-kubernetes', 'uses-secret', secretArn('argocd')),
  relation('dev-monitoring', 'uses-secret', secretArn('grafana')),
  ...['mysql', 'redis', 'application'].flatMap((name) => [
    relation('dev-ecs-task', 'uses-secret', secretArn(name)),
    relation('dev-glue', 'uses-secret', secretArn(name)),
  ]),
  ...['mysql', 'redis', 'grafana', 'argocd', 'application'].map((name) =>
    relation(secretArn(name), 'uses', 'key-secrets'),
  ),
  relation('dev-ecs-task', 'reads', 'dev-data-lake-1a2b3c'),
  relation('dev-glue', 'writes', 'dev-data-lake-1a2b3c'),
  relation(definitionArn('dev-data-processing'), 'assumes', 'dev-ecs-task'),
  relation(definitionArn('dev-spark-jobs'), 'assumes', 'dev-ecs-task'),
  relation(serviceArn, 'runs', definitionArn('dev-data-processing')),
  relation(serviceArn, 'in', 'dev-data-processing-cluster'),
  ...sampleCompute
    .filter(({ type }) => type === 'AWS::ECS::Task')
    .map(({ id }) => relation(id, 'in', serviceArn)),
  ...['dev-raw-data', 'dev-processed-data', 'dev-data-processing', 'dev-data-quality'].map((name) =>
    relation(name, 'assumes', 'dev-glue'),
  ),
];

/** A whole platform as discovery would find it while its pipeline runs, shapes as the SDK gives them. */
export const platform: ResourceGraph = graphOf(
  [
    ...samplePlaces,
    ...sampleGroups,
    ...sampleAccess,
    ...sampleLake,
    ...sampleEtl,
    ...sampleCompute,
    ...sampleHosts,
  ],
  relations,
);

export function graphOf(
  nodes: readonly ResourceNode[],
  related: readonly Relation[] = [],
): ResourceGraph {
  return { nodes, relations: related, sources: [], at: '2026-11-24T12:00:00.000Z' };
}
