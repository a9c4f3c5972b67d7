import { expect, it } from 'vitest';
import { compareRuns } from './compare-runs.ts';
import { aChange, aLayer, aProperty } from './review.test-data.ts';

const times = (from: number, to: number) => ({
  startedAt: new Date(from * 1_000).toISOString(),
  finishedAt: new Date(to * 1_000).toISOString(),
});

it('sets the layers of two deployments side by side', () => {
  const subnet = aChange('AWS::EC2::Subnet', [aProperty('CidrBlock', 'a', 'b')]);
  const vpc = aChange('AWS::EC2::VPC', [], { action: 'add' });
  const earlier = aLayer('network', {
    status: 'succeeded',
    changes: [vpc, { ...subnet, action: 'add' }],
    ...times(0, 66),
  });
  const later = aLayer('network', { status: 'failed', changes: [subnet], ...times(100, 110) });
  const cidrs = { zones: ['a'], nat: { kind: 'none' }, cidr: '10.0.0.0/16' };
  const changed = { zones: ['a', 'b'], nat: { kind: 'single', spare: true }, cidr: '10.0.0.0/16' };
  expect(
    compareRuns(
      [
        { run: aLayer('etl', { title: 'ETL' }), parameters: { workers: 2 } },
        { run: earlier, parameters: cidrs },
      ],
      [{ run: later, parameters: changed }],
    ),
  ).toEqual([
    {
      layer: 'network',
      title: 'network',
      from: { status: 'succeeded', failure: null, summary: '2 to add', seconds: 66 },
      to: { status: 'failed', failure: null, summary: '1 to change', seconds: 10 },
      parameters: [
        { path: 'zones', from: '["a"]', to: '["a","b"]' },
        { path: 'nat.kind', from: 'none', to: 'single' },
        { path: 'nat.spare', from: null, to: 'true' },
      ],
      changes: [
        {
          logicalId: 'Subnet',
          resourceType: 'AWS::EC2::Subnet',
          from: 'Add',
          to: 'Change: CidrBlock',
        },
        { logicalId: 'VPC', resourceType: 'AWS::EC2::VPC', from: 'Add', to: null },
      ],
    },
    {
      layer: 'etl',
      title: 'ETL',
      from: { status: 'planned', failure: null, summary: 'Nothing to change', seconds: null },
      to: null,
      parameters: [],
      changes: [],
    },
  ]);
});
