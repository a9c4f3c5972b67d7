import { expect, test } from 'vitest';
import { nothingFolded, withToggled } from '#lib/diagrams/folding.ts';
import { viewOf } from '#lib/diagrams/views.ts';
import { changedAddress, readAddress, writeAddress } from './view-address.ts';

test('without a query the whole network is drawn', () => {
  const address = readAddress(new URLSearchParams());
  expect(address).toMatchObject({
    view: { id: 'network' },
    narrowing: { layers: [], types: [], tags: [], text: '', steps: 1 },
    overlay: 'status',
    grouping: 'view',
    folding: { all: false, except: new Set() },
    look: 'diagram',
    resourceId: undefined,
  });
  expect(writeAddress(new URLSearchParams(), address).toString()).toBe('');
});

test.each([
  'view=compute&layer=compute&layer=etl&type=AWS%3A%3AECS%3A%3AService&text=spark+jobs',
  'view=everything&focus=sg-1&steps=2&overlay=findings&group=service&as=table&resource=sg-1',
  'tag=owner%3Ddata&overlay=age',
  'overlay=cost',
  'view=cost&overlay=status',
  'view=security-groups&group=zone&fold=n_by_zone_1x&fold=n_vpc_2y',
  'fold=all&unfold=n_vpc_1_nkk7m2',
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
  ['overlay=colour', ''],
  ['view=cost&overlay=cost', 'view=cost'],
  ['group=colour', ''],
  ['group=view', ''],
  ['view=everything&group=layer', 'view=everything'],
  ['fold=%3Cb%3E&fold=n_vpc_1', 'fold=n_vpc_1'],
  ['fold=n_vpc_1&fold=n_vpc_1', 'fold=n_vpc_1'],
  ['fold=all&fold=n_vpc_1', 'fold=all'],
  ['unfold=n_vpc_1', ''],
  ['as=poem', ''],
])('?%s is taken as ?%s', (query, expected) => {
  const search = new URLSearchParams(query);
  expect(writeAddress(search, readAddress(search)).toString()).toBe(expected);
});

test('another view tells what is usual there, unless something else was chosen', () => {
  const usual = readAddress(new URLSearchParams('view=network'));
  expect(changedAddress(usual, { view: viewOf('cost') }).overlay).toBe('cost');
  const cost = readAddress(new URLSearchParams('view=cost'));
  expect(changedAddress(cost, { view: viewOf('etl') }).overlay).toBe('status');
  const age = readAddress(new URLSearchParams('view=network&overlay=age'));
  expect(changedAddress(age, { view: viewOf('cost') }).overlay).toBe('age');
});

test('what is folded stays so until other frames are drawn', () => {
  const folding = withToggled(nothingFolded, 'n_vpc_1');
  const address = { ...readAddress(new URLSearchParams('view=network')), folding };
  expect(changedAddress(address, { overlay: 'age', resourceId: 'vpc-1' }).folding).toBe(folding);
  for (const part of [{ view: viewOf('compute') }, { grouping: 'zone' }] as const) {
    expect(changedAddress(address, part).folding).toEqual(nothingFolded);
  }
});
