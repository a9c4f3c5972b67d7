import { expect, test } from 'vitest';
import { nothingNarrowed } from '#lib/diagrams/narrow-graph.ts';
import { resourceNode } from '#lib/resources/resource-node.test-data.ts';
import { narrowingOf, narrowingOptions, tokensOf } from './narrowing-query.ts';

const narrowing = {
  layers: ['etl', 'compute'],
  types: ['AWS::Glue::Job'],
  tags: ['owner=data'],
  text: 'failed spark',
  focus: 'vpc-1',
  steps: 2,
};

test('a narrowing is a token for each value and each word', () => {
  expect(tokensOf(narrowing)).toEqual([
    { propertyKey: 'layer', operator: '=', value: 'etl' },
    { propertyKey: 'layer', operator: '=', value: 'compute' },
    { propertyKey: 'type', operator: '=', value: 'AWS::Glue::Job' },
    { propertyKey: 'tag', operator: '=', value: 'owner=data' },
    { operator: ':', value: 'failed' },
    { operator: ':', value: 'spark' },
  ]);
});

test('its tokens are that narrowing again, and the focus stays', () => {
  expect(narrowingOf(tokensOf(narrowing), narrowing)).toEqual(narrowing);
});

test('tokens that say nothing or the same again add nothing', () => {
  const tokens = [{ value: '' }, { value: null }, { value: 'a' }, { value: 'a' }];
  expect(narrowingOf(tokens, nothingNarrowed)).toEqual({ ...nothingNarrowed, text: 'a' });
});

test('layers, types and tags that exist are offered, once each', () => {
  const nodes = [
    resourceNode('a', { layer: 'network', tags: { owner: 'data' } }),
    resourceNode('b', { layer: 'network', tags: { owner: 'data' } }),
    resourceNode('c'),
  ];
  expect(narrowingOptions(nodes)).toEqual([
    { propertyKey: 'layer', value: 'network', label: 'network' },
    { propertyKey: 'type', value: 'AWS::EC2::Subnet', label: 'Subnet' },
    { propertyKey: 'tag', value: 'owner=data', label: 'owner=data' },
  ]);
});
