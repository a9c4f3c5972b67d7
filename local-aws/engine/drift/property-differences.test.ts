import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json-value.ts';
import { propertyDifferences } from './property-differences.ts';

const tag = (Key: string, Value: string) => ({ Key, Value });

describe('propertyDifferences', () => {
  it.each<[string, JsonObject, JsonObject, string[]]>([
    ['equal values', { A: '443', B: true }, { A: 443, B: 'true' }, []],
    ['what the template does not set', { A: '1' }, { A: '1', B: '2' }, []],
    ['a changed value', { A: '1' }, { A: '2' }, ['NOT_EQUAL /A 1 2']],
    ['a value that is gone', { A: '1' }, {}, ['REMOVE /A 1 null']],
    [
      'a nested value',
      { E: { V: { U: 'a' } } },
      { E: { V: { U: 'b' } } },
      ['NOT_EQUAL /E/V/U a b'],
    ],
    [
      'another order',
      { T: [tag('a', '1'), tag('b', '2')] },
      { T: [tag('b', '2'), tag('a', '1')] },
      [],
    ],
    ['a changed tag', { T: [tag('a', '1')] }, { T: [tag('a', '2')] }, ['NOT_EQUAL /T/0/Value 1 2']],
    [
      'an added tag',
      { T: [tag('a', '1')] },
      { T: [tag('a', '1'), tag('x', 'y')] },
      ['ADD /T/1 null {"Key":"x","Value":"y"}'],
    ],
    [
      'a removed tag',
      { T: [tag('a', '1')] },
      { T: [] },
      ['REMOVE /T/0 {"Key":"a","Value":"1"} null'],
    ],
  ])('%s', (_name, expected, actual, differences) => {
    const found = propertyDifferences(expected, actual);
    expect(
      found.map((item) => `${item.kind} ${item.path} ${item.expected} ${item.actual}`),
    ).toEqual(differences);
  });
});
