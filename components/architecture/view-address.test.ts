import { expect, test } from 'vitest';
import { readAddress, writeAddress } from './view-address.ts';

test('without a query the whole network is drawn', () => {
  const address = readAddress(new URLSearchParams());
  expect(address).toMatchObject({
    view: { id: 'network' },
    narrowing: { layers: [], types: [], tags: [], text: '', steps: 1 },
    overlay: 'status',
    grouping: 'layer',
    look: 'diagram',
    resourceId: undefined,
  });
  expect(writeAddress(new URLSearchParams(), address).toString()).toBe('');
});

test.each([
  'view=compute&layer=compute&layer=etl&type=AWS%3A%3AECS%3A%3AService&text=spark+jobs',
  'view=everything&focus=sg-1&steps=2&overlay=findings&group=service&as=table&resource=sg-1',
  'tag=owner%3Ddata&overlay=age',
  'unknown=kept&view=access',
])('?%s leads to itself', (query) => {
  const search = new URLSearchParams(query);
  expect(new Set(writeAddress(search, readAddress(search)))).toEqual(new Set(search));
});

test.each([
  ['view=costs', ''],
  ['steps=3', ''],
  ['focus=a&steps=99', 'focus=a&steps=5'],
  ['focus=a&steps=-1', 'focus=a'],
  ['overlay=cost', ''],
  ['group=zone', ''],
  ['view=everything&group=colour', 'view=everything'],
  ['as=poem', ''],
])('?%s is taken as ?%s', (query, expected) => {
  const search = new URLSearchParams(query);
  expect(writeAddress(search, readAddress(search)).toString()).toBe(expected);
});
