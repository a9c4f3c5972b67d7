import { describe, expect, it, test } from 'vitest';
import { evaluateRules, readRules, scoreOf } from './evaluate-ruleset.ts';

describe('a ruleset', () => {
  it.each([
    ['Rules = [IsComplete "id"]', ['IsComplete "id"']],
    [
      'Rules = [\n  # counts\n  RowCount > 0,\n  ColumnValues "kind" in ["a, b", "c"]\n]',
      ['RowCount > 0', 'ColumnValues "kind" in ["a, b", "c"]'],
    ],
    [
      'Rules = [(IsComplete "a") and (IsUnique "b"), RowCount > 1]',
      ['(IsComplete "a") and (IsUnique "b")', 'RowCount > 1'],
    ],
  ])('%s is read', (ruleset, rules) => {
    expect(readRules(ruleset)).toEqual(rules);
  });

  it.each(['', 'Rules = []', 'IsComplete "id"', 'Rules = [42]'])('"%s" is none', (ruleset) => {
    expect(readRules(ruleset)).toBeUndefined();
  });
});

test('rules are evaluated against the columns of the table', () => {
  const rules = [
    'ColumnExists "id"',
    'IsComplete "absent"',
    'ColumnCount = 2',
    'ColumnCount > 5',
    'RowCount > 10',
    'ColumnValues "ID" in ["absent"]',
  ];
  const results = evaluateRules(rules, ['id', 'at']);
  expect(results.map(({ Result }) => Result)).toEqual([
    'PASS',
    'FAIL',
    'PASS',
    'FAIL',
    'PASS',
    'PASS',
  ]);
  expect(results[1]?.EvaluationMessage).toBe('Column does not exist: absent');
  expect(scoreOf(results)).toBeCloseTo(4 / 6);
});
