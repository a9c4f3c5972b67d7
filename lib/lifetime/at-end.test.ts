import { expect, test } from 'vitest';
import { atEnd } from './at-end.ts';

test.each([
  ['dev', {}, 'destroy'],
  ['product-search', {}, 'destroy'],
  ['delivery', {}, 'destroy'],
  ['prod', {}, 'park'],
  ['eu-prod', {}, 'park'],
  ['production-2', {}, 'park'],
  ['blue', { Stage: 'Production' }, 'park'],
  ['blue', { environment: 'prod' }, 'park'],
  ['blue', { team: 'prod' }, 'destroy'],
] as const)('%s with %j: %s', (name, tags, expected) =>
  expect(atEnd({ name, tags })).toBe(expected),
);
