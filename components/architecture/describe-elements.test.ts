import { expect, test } from 'vitest';
import { describeElements } from './describe-elements.ts';
import { resourceNode } from './resource-node.test-data.ts';

test('elements are named by what they are and how they are', () => {
  const described = describeElements(
    {
      resourceByNode: { n_a: 'subnet-a', n_b: 'rtb-b', n_gone: 'subnet-gone' },
      statusByNode: {
        n_a: { status: 'changing', badge: '◔ pending' },
        n_b: { status: 'healthy', badge: '' },
      },
      rolledUp: [{ node: 'n_more', what: 'subnets', resourceIds: ['subnet-1', 'subnet-2'] }],
    },
    [
      resourceNode('subnet-a'),
      resourceNode('rtb-b', { type: 'AWS::EC2::RouteTable', statusText: 'exists' }),
    ],
  );
  expect([...described]).toEqual([
    ['n_a', { does: 'open', resourceId: 'subnet-a', name: 'Subnet, name of subnet-a, pending' }],
    ['n_b', { does: 'open', resourceId: 'rtb-b', name: 'Route table, name of rtb-b, exists' }],
    ['n_more', { does: 'expand', node: 'n_more', name: 'Show 2 more subnets' }],
  ]);
});

test('parts are named after themselves and open their resource; frames fold', () => {
  const described = describeElements(
    {
      resourceByNode: { n_zone: 'bucket' },
      statusByNode: {},
      rolledUp: [],
      partByNode: { n_zone: 'raw/' },
      foldableByNode: { n_layer: 'Compute' },
    },
    [resourceNode('bucket', { type: 'AWS::S3::Bucket' })],
  );
  expect([...described]).toEqual([
    ['n_zone', { does: 'open', resourceId: 'bucket', name: 'raw/, part of name of bucket' }],
    ['n_layer', { does: 'fold', node: 'n_layer', name: 'Fold Compute' }],
  ]);
});
