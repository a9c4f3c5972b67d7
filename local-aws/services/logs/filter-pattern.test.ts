import { expect, test } from 'vitest';
import { readFilterPattern } from './filter-pattern.ts';

test.each([
  ['', 'anything', true],
  ['ERROR', 'an ERROR here', true],
  ['ERROR', 'an error here', false],
  ['ERROR disk', 'disk ERROR', true],
  ['ERROR disk', 'ERROR in memory', false],
  ['"disk full"', 'the disk full alarm', true],
  ['"disk full"', 'the full disk', false],
  ['"say \\"no\\""', 'they say "no"', true],
  ['ERROR -retried', 'ERROR', true],
  ['ERROR -retried', 'ERROR, retried', false],
  ['?WARN ?ERROR', 'WARN', true],
  ['?WARN ?ERROR', 'INFO', false],
  ['INFO ?ERROR', 'INFO', true],
  ['%took \\d+ ms%', 'took 12 ms', true],
  ['%took \\d+ ms%', 'took long', false],
])('%s against "%s": %s', (pattern, message, expected) => {
  expect(readFilterPattern(pattern)?.(message)).toBe(expected);
});

test.each(['{ $.level = "error" }', '[ip, user]', '"open', '%(%'])('%s is not read', (pattern) => {
  expect(readFilterPattern(pattern)).toBeUndefined();
});
