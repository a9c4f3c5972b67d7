import { expect, test } from 'vitest';
import { resourceNode } from '#lib/resources/resource-node.test-data.ts';
import { describeElements } from './describe-elements.ts';

test('elements are named by what they are and how they are', () => {
  const described = describeElements(
    {
      resourceByNode: { n_a: 'subnet-a', n_b: 'rtb-b', n_gone: 'subnet-gone' },
      statusByNode: {
        n_a: { status: 'changing', badge: '◔ pending' },
        n_b: { status: 'healthy', badge: '' },
      },
      rolledUp: [
        { node: 'n_more', count: 2, what: 'subnets', resourceIds: ['subnet-1', 'subnet-2'] },
      ],
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

test('parts are named after themselves and open their resource', () => {
  const described = describeElements(
    {
      resourceByNode: { n_zone: 'bucket' },
      statusByNode: {},
      rolledUp: [],
      partByNode: { n_zone: 'raw/' },
    },
    [resourceNode('bucket', { type: 'AWS::S3::Bucket' })],
  );
  expect([...described]).toEqual([
    ['n_zone', { does: 'open', resourceId: 'bucket', name: 'raw/, part of name of bucket' }],
  ]);
});

test('frames are folded by their signs, and what is folded opens by a click where it opens no resource', () => {
  const rolledUp = (node: string) => ({
    node,
    count: 3,
    what: 'resources in it',
    resourceIds: ['a', 'b', 'c'],
    inFrame: true,
  });
  const described = describeElements(
    {
      resourceByNode: { n_subnet: 'subnet-a', n_vpc: 'vpc-a' },
      statusByNode: { n_compute: { status: 'failed', badge: '✕ 1 failed' } },
      rolledUp: [rolledUp('n_vpc'), rolledUp('n_compute')],
      frameByNode: {
        n_subnet: { title: 'Public', isFolded: false },
        n_layer: { title: 'Network', isFolded: false },
        n_vpc: { title: 'VPC', isFolded: true },
        n_compute: { title: 'Compute', isFolded: true },
      },
    },
    [resourceNode('subnet-a'), resourceNode('vpc-a')],
  );
  const does = Object.fromEntries(
    [...described].map(([element, { does, name }]) => [element, `${does}: ${name}`]),
  );
  expect(does).toEqual({
    n_subnet: 'open: Subnet, name of subnet-a, available',
    n_vpc: 'open: Subnet, name of vpc-a, available',
    'n_subnet sign': 'fold: Collapse Public',
    'n_layer sign': 'fold: Collapse Network',
    'n_vpc sign': 'expand: Expand 3 resources in it',
    n_compute: 'expand: Expand 3 resources in it, 1 failed',
  });
});
