import { expect, it } from 'vitest';
import { adoptableLayers } from './adoptable-layers.ts';

it.each([
  ['CREATE_COMPLETE', true],
  ['UPDATE_ROLLBACK_COMPLETE', true],
  ['REVIEW_IN_PROGRESS', false],
  ['CREATE_IN_PROGRESS', false],
  ['ROLLBACK_COMPLETE', false],
  ['DELETE_IN_PROGRESS', false],
])('a stack that is %s can be taken over: %s', (status, isAdopted) => {
  const stack = { stackId: 'arn', status, reason: null, outputs: {}, updatedAt: null };
  expect(adoptableLayers({ network: stack }).has('network')).toBe(isAdopted);
});
