import { expect, test } from 'vitest';
import { matchesPattern } from './matches-pattern.ts';
import { readPattern } from './read-pattern.ts';

const event = {
  source: 'aws.glue',
  resources: ['arn:aws:ec2:us-east-2:1:instance/i-1', 'arn:aws:ec2:us-east-2:1:volume/v-1'],
  detail: {
    state: 'Succeeded',
    count: 5,
    cost: 1.5,
    isDone: true,
    reason: null,
    none: [],
    ip: '10.0.0.7',
    path: '/logs/2026/a.json',
    nested: [
      { name: 'a', size: 1 },
      { name: 'b', size: 2 },
    ],
  },
};

test.each<[what: string, fits: boolean, pattern: object]>([
  ['an exact text', true, { source: ['aws.ec2', 'aws.glue'] }],
  ['another text', false, { source: ['aws.ec2'] }],
  ['text in other case', false, { source: ['AWS.glue'] }],
  ['a number', true, { detail: { count: [5] } }],
  ['a number written as text', false, { detail: { count: ['5'] } }],
  ['true', true, { detail: { isDone: [true] } }],
  ['null', true, { detail: { reason: [null] } }],
  ['null where the member is absent', false, { detail: { absent: [null] } }],
  ['an element of an array', true, { resources: ['arn:aws:ec2:us-east-2:1:volume/v-1'] }],
  ['an element by its prefix', true, { resources: [{ prefix: 'arn:aws:ec2:us-east-2:1:vol' }] }],
  ['two members', false, { source: ['aws.glue'], detail: { state: ['Failed'] } }],
  ['one object of an array', true, { detail: { nested: { name: ['b'], size: [2] } } }],
  ['members of two objects', false, { detail: { nested: { name: ['a'], size: [2] } } }],
  ['a path joined with dots', true, { 'detail.state': ['Succeeded'] }],
  ['a prefix', true, { detail: { state: [{ prefix: 'Succ' }] } }],
  ['a prefix that is a suffix', false, { detail: { state: [{ prefix: 'eeded' }] } }],
  [
    'a prefix in any case',
    true,
    { detail: { state: [{ prefix: { 'equals-ignore-case': 'SUCC' } }] } },
  ],
  ['a suffix', true, { detail: { path: [{ suffix: '.json' }] } }],
  [
    'a suffix in any case',
    true,
    { detail: { path: [{ suffix: { 'equals-ignore-case': '.JSON' } }] } },
  ],
  ['text in any case', true, { detail: { state: [{ 'equals-ignore-case': 'SUCCEEDED' }] } }],
  ['anything but another', true, { detail: { state: [{ 'anything-but': 'Failed' }] } }],
  [
    'anything but itself',
    false,
    { detail: { state: [{ 'anything-but': ['Failed', 'Succeeded'] }] } },
  ],
  ['anything but a number', false, { detail: { count: [{ 'anything-but': 5 }] } }],
  ['anything but a prefix', false, { detail: { state: [{ 'anything-but': { prefix: 'Succ' } }] } }],
  [
    'anything but prefixes',
    true,
    { detail: { state: [{ 'anything-but': { prefix: ['A', 'B'] } }] } },
  ],
  ['anything but a suffix', true, { detail: { state: [{ 'anything-but': { suffix: 'x' } }] } }],
  ['anything but what is absent', false, { detail: { absent: [{ 'anything-but': 'x' }] } }],
  ['what exists', true, { detail: { state: [{ exists: true }] } }],
  ['what exists as null', true, { detail: { reason: [{ exists: true }] } }],
  ['an empty array does not exist', true, { detail: { none: [{ exists: false }] } }],
  ['what does not exist', true, { detail: { absent: [{ exists: false }] } }],
  [
    'what does not exist in an absent object',
    true,
    { detail: { absent: { deep: [{ exists: false }] } } },
  ],
  ['an object is no leaf', false, { detail: { nested: [{ exists: true }] } }],
  ['absent, or a text', true, { detail: { state: [{ exists: false }, 'Succeeded'] } }],
  ['a number equal', true, { detail: { cost: [{ numeric: ['=', 1.5] }] } }],
  ['a number in a range', true, { detail: { count: [{ numeric: ['>', 0, '<=', 5] }] } }],
  ['a number outside', false, { detail: { count: [{ numeric: ['>', 0, '<', 5] }] } }],
  ['a text is no number', false, { detail: { state: [{ numeric: ['>', 0] }] } }],
  ['a wildcard', true, { detail: { path: [{ wildcard: '/logs/*/*.json' }] } }],
  ['a wildcard elsewhere', false, { detail: { path: [{ wildcard: '/data/*' }] } }],
  ['an escaped wildcard', false, { detail: { path: [{ wildcard: '/logs/\\*' }] } }],
  ['a dot in a wildcard is a dot', false, { detail: { path: [{ wildcard: '*a.js.n' }] } }],
  ['an address in a block', true, { detail: { ip: [{ cidr: '10.0.0.0/24' }] } }],
  ['an address outside a block', false, { detail: { ip: [{ cidr: '10.0.1.0/24' }] } }],
  ['one of two', true, { $or: [{ source: ['aws.ec2'] }, { detail: { count: [5] } }] }],
  ['neither of two', false, { $or: [{ source: ['aws.ec2'] }, { detail: { count: [6] } }] }],
  ['one of two within', true, { detail: { $or: [{ count: [6] }, { isDone: [true] }] } }],
  [
    'one of two, and another',
    false,
    { source: ['x'], $or: [{ detail: { count: [5] } }, { source: ['y'] }] },
  ],
])('%s: %s', (_, fits, pattern) => {
  expect(matchesPattern(readPattern(JSON.stringify(pattern)), event)).toBe(fits);
});

test.each<[reason: string, pattern: string]>([
  ['Invalid JSON', '{'],
  ['Filter is not an object', '["x"]'],
  ['Empty objects are not allowed', '{}'],
  ['"int" must be an object or an array', '{"int":42}'],
  ['"string" must be an object or an array', '{"string":"my-value"}'],
  ['Empty arrays are not allowed', '{"resources":[]}'],
  ['Unrecognized match type EXISTS', '{"my_key":[{"EXISTS":true}]}'],
  ['Unrecognized match type NUMERIC', '{"detail":{"equal":[{"NUMERIC":["=",5]}]}}'],
  ['Bad numeric range operator: >', '{"detail":{"c-count":[{"numeric":[">",0,">",0]}]}}'],
  ['Consecutive wildcard characters at pos 1', '{"a":[{"wildcard":"x**"}]}'],
  ['There must be at least 2 items in $or relationship', '{"$or":[{"a":["x"]}]}'],
  ['Unsupported anything-but pattern: numeric', '{"a":[{"anything-but":{"numeric":["=",1]}}]}'],
])('refuses a pattern: %s', (reason, pattern) => {
  expect(() => readPattern(pattern)).toThrow(`Event pattern is not valid. Reason: ${reason}`);
});
