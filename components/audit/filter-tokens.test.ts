import { expect, test } from 'vitest';
import { filterOf, tokensOf } from './filter-tokens.ts';

test('a filter is what its tokens say', () => {
  const filter = {
    actor: 'operator',
    result: 'refused',
    target: 'sg-1',
    from: '2026-01-01',
  } as const;
  expect(filterOf(tokensOf(filter), filter)).toEqual(filter);
});

test('of two of a kind the last counts, and a result there is not is none', () => {
  const tokens = [
    { operator: ':', value: 'one' },
    { operator: ':', value: 'other' },
    { propertyKey: 'result', operator: '=', value: 'maybe' },
    { propertyKey: 'nonsense', operator: '=', value: 'x' },
  ];
  expect(filterOf(tokens, {})).toEqual({ target: 'other' });
});
