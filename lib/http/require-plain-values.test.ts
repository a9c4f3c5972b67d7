import { describe, expect, it } from 'vitest';
import { requirePlainValues } from './require-plain-values.ts';

function nested(levels: number, innermost: unknown = 1): unknown {
  let value = innermost;
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
}

describe('values that are refused', () => {
  it.each([
    ['a NUL character', { name: 'a\0b' }, ['name']],
    ['a NUL character in a name', { tags: { 'a\0': 'b' } }, ['tags', 'a\0']],
    ['the first half of a surrogate pair', { a: [{ b: 'x\ud800' }] }, ['a', 0, 'b']],
    ['the second half of a surrogate pair', { a: '\udc00x' }, ['a']],
    ['half a surrogate pair in a name', { '\ud83d': 1 }, ['\ud83d']],
  ])('have %s', (_, value, path) => {
    expect(() => requirePlainValues('body', value)).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        fields: [expect.objectContaining({ in: 'body', path })],
      }),
    );
  });

  it.each([33, 100_000])('have %i levels', (levels) => {
    const refusal = expect.objectContaining({ code: 'invalid-input' });
    expect(() => requirePlainValues('body', nested(levels))).toThrow(refusal);
  });
});

it.each([
  [null],
  [1],
  ['😀 ünï \u202e \uffff \u0001'],
  [{ a: [1, 'b', { c: null }] }],
  [nested(32)],
  [JSON.parse('{"__proto__": {"a": 1}}')],
])('everything else is not: %j', (value) => {
  expect(() => requirePlainValues('query', value)).not.toThrow();
});
