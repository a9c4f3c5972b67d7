import { expect, test } from 'vitest';
import type { QualityRule } from '#lib/api/quality.ts';
import { failingFirst, metricLines, rulesText, scoreText } from './quality-text.ts';

function ruleOf(name: string, result: string): QualityRule {
  return { name, rule: 'RowCount > 0', result, message: null, metrics: {} };
}

test.each([
  [null, '–'],
  [0, '0%'],
  [0.9166, '91.7%'],
  [1, '100%'],
])('a score of %s is %s', (score, text) => {
  expect(scoreText(score)).toBe(text);
});

test('what fails, or could not be judged, comes first, in the order of the ruleset', () => {
  const rules = [
    ruleOf('1', 'PASS'),
    ruleOf('2', 'FAIL'),
    ruleOf('3', 'PASS'),
    ruleOf('4', 'ERROR'),
  ];
  expect(failingFirst(rules).map(({ name }) => name)).toEqual(['2', '4', '1', '3']);
});

test.each([
  [[ruleOf('1', 'PASS')], 'Its rule holds'],
  [[ruleOf('1', 'PASS'), ruleOf('2', 'PASS')], 'All 2 rules hold'],
  [[ruleOf('1', 'PASS'), ruleOf('2', 'ERROR')], '1 of 2 rules fail'],
])('%# is told in words', (rules, text) => {
  expect(rulesText({ rules })).toBe(text);
});

test('measures are told with their names', () => {
  expect(metricLines({ 'Dataset.*.RowCount': 1_204, 'Column.dt.Completeness': 0.99995 })).toEqual([
    'Dataset.*.RowCount: 1,204',
    'Column.dt.Completeness: 1',
  ]);
});
