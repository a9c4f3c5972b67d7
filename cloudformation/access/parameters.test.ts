import { expect, test } from 'vitest';
import { accessParameters } from './parameters.ts';

test('by default tasks write into the data lake', () => {
  expect(accessParameters.parse({})).toEqual({ taskAccess: 'read-write' });
});

test.each([
  ['another access', { taskAccess: 'admin' }, ['taskAccess']],
  ['a parameter that does not exist', { glueAccess: 'read-only' }, []],
])('refuses %s', (_, input, path) => {
  const issues = accessParameters.safeParse(input).error?.issues;
  expect(issues?.map((issue) => issue.path)).toEqual([path]);
});
