import { describe, expect, it } from 'vitest';
import { sample } from '#lib/diagrams/views/sample-resource.test-data.ts';
import { differingVersions, loneResources, pairedResources } from './compare-resources.ts';

const home = { region: 'us-east-2', accountId: '123456789012' };
const dev = { ...home, name: 'dev' };
const prod = { ...home, name: 'prod' };

const database = (name: string, version: string) =>
  sample('databases/MySql', 'RDS::DBInstance', `${name}-mysql`, { EngineVersion: version });

const definition = (name: string, tag: string) =>
  sample('compute/DataProcessingTaskDefinition', 'ECS::TaskDefinition', `${name}-processing`, {
    containerDefinitions: [
      { image: `123456789012.dkr.ecr.us-east-2.amazonaws.com/${name}/data-jobs:${tag}` },
    ],
  });

describe('resources of two environments', () => {
  it('are counterparts by layer and logical id; what only one has is told', () => {
    const cache = sample('databases/Redis', 'ElastiCache::ReplicationGroup', 'dev-redis', {});
    const byHand = sample('databases/Other', 'RDS::DBInstance', 'by-hand', {}, { managed: false });
    const pairs = pairedResources(
      [database('dev', '8.4.9'), cache, byHand],
      [database('prod', '8.4.9')],
    );
    expect(loneResources(pairs)).toEqual([
      {
        layer: 'databases',
        logicalId: 'Redis',
        type: 'AWS::ElastiCache::ReplicationGroup',
        from: { id: 'dev-redis', name: 'dev-redis', status: 'exists' },
        to: null,
      },
    ]);
    expect(differingVersions(pairs, dev, prod)).toEqual([]);
  });

  it('have versions that differ, but not because of where they are', () => {
    const pairs = pairedResources(
      [database('dev', '8.4.9'), definition('dev', '2')],
      [database('prod', '8.4.8'), definition('prod', '2')],
    );
    expect(differingVersions(pairs, dev, prod)).toEqual([
      { layer: 'databases', logicalId: 'MySql', what: 'Engine', from: '8.4.9', to: '8.4.8' },
    ]);
    const newer = pairedResources([definition('dev', '3')], [definition('prod', '2')]);
    expect(differingVersions(newer, dev, prod)).toMatchObject([{ what: 'Images' }]);
  });
});
