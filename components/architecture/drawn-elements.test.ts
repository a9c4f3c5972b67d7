import { expect, test } from 'vitest';
import { drawnNodeId } from './drawn-elements.ts';

test.each([
  ['d-1-flowchart-n_igw_1_1eau44c-12', 'n_igw_1_1eau44c'],
  ['d-1-n_vpc_1_nkk7m2', 'n_vpc_1_nkk7m2'],
  ['d-1-e10', undefined],
  ['d-1-flowchart-v2-pointEnd', undefined],
  ['d-10-n_vpc_1_nkk7m2', undefined],
])('%s draws %s', (elementId, node) => {
  expect(drawnNodeId('d-1', elementId)).toBe(node);
});
