import { expect, test } from 'vitest';
import { changeRows } from './change-rows.ts';

test('what differs is told by its path, and what does not is not', () => {
  const before = {
    tags: { team: 'data' },
    parameters: { network: { natGateways: 1, zones: ['a'] } },
  };
  const after = {
    tags: { team: 'data' },
    parameters: { network: { natGateways: 2, zones: ['a', 'b'] } },
  };
  expect(changeRows({ before, after })).toEqual([
    { field: 'parameters.network.natGateways', before: '1', after: '2' },
    { field: 'parameters.network.zones', before: '["a"]', after: '["a","b"]' },
  ]);
});

test('what was not there, or is no more, is a dash', () => {
  expect(changeRows({ before: null, after: { endsAt: 'soon' } })).toEqual([
    { field: 'endsAt', before: '–', after: 'soon' },
  ]);
  expect(changeRows({ before: 'a', after: null })).toEqual([
    { field: 'all', before: 'a', after: '–' },
  ]);
});
