import { expect, test } from 'vitest';
import { sharedBeginnings } from './logs.ts';

test.each([
  ['no name', [], []],
  ['one name', ['/strata/dev/a'], ['/strata/dev/a']],
  ['names of one environment', ['/strata/dev/ecs', '/strata/dev/vpc'], ['/strata/dev/']],
  [
    'names of two families',
    ['/strata/dev/ecs', '/aws/lambda/dev-a', '/strata/dev/vpc'],
    ['/strata/dev/', '/aws/lambda/dev-a'],
  ],
])('the beginning that is asked for by %s', (_, names, expected) => {
  expect(sharedBeginnings(names)).toEqual(expected);
});
