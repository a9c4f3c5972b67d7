import { expect, test } from 'vitest';
import { acceptedAssumptions, usualAssumptions } from './assumptions.ts';

test.each([
  ['a quantity that is not accepted any more', { hours: 9_000, natGatewayGb: 100 }],
  ['a quantity that is none', { hours: 'many', natGatewayGb: 100 }],
  ['a name that nobody knows any more', { yards: 3, natGatewayGb: 100 }],
])('%s is as usual, and the others are as they were kept', (_, kept) => {
  expect(acceptedAssumptions(kept)).toEqual({ ...usualAssumptions, natGatewayGb: 100 });
});

test.each([[null], [{}], ['none']])('of %j all are as usual', (kept) => {
  expect(acceptedAssumptions(kept)).toEqual(usualAssumptions);
});
