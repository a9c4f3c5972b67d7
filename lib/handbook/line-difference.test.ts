import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineDifference, withContext } from './line-difference.ts';

const signs = { same: ' ', removed: '-', added: '+', skipped: '@' } as const;

function shown(lines: ReturnType<typeof lineDifference>): string[] {
  return lines.map(({ kind, text }) => `${signs[kind]}${text}`);
}

test.each<[string, string, string, string[]]>([
  ['the same', 'a\nb', 'a\nb', [' a', ' b']],
  ['a line more', 'a\nc', 'a\nb\nc', [' a', '+b', ' c']],
  ['a line less', 'a\nb\nc', 'a\nc', [' a', '-b', ' c']],
  ['a line changed', 'a\nb\nc', 'a\nx\nc', [' a', '-b', '+x', ' c']],
  ['a line moved', 'a\nb\nc\nd', 'b\nc\nd\na', ['-a', ' b', ' c', ' d', '+a']],
  ['nothing before', '', 'a', ['-', '+a']],
  ['lines that repeat', 'x\na\nx', 'x\nx\nb\nx', [' x', '-a', ' x', '+b', '+x']],
])('%s', (_, before, after, expected) => {
  expect(shown(lineDifference(before, after))).toEqual(expected);
});

const anyText = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd', '', 'e'), { maxLength: 30 })
  .map((lines) => lines.join('\n'));

test('the lines of each text are in it, in their order', () => {
  fc.assert(
    fc.property(anyText, anyText, (before, after) => {
      const lines = lineDifference(before, after);
      const without = (kind: string) =>
        lines.flatMap((line) => (line.kind === kind ? [] : [line.text])).join('\n');
      expect(without('added')).toBe(before);
      expect(without('removed')).toBe(after);
    }),
  );
});

test('what is far from a change is counted', () => {
  const before = Array.from({ length: 20 }, (_, index) => `line ${index}`);
  const after = before.with(10, 'other');
  const lines = lineDifference(before.join('\n'), after.join('\n'));
  expect(shown(withContext(lines, 1))).toEqual([
    '@9',
    ' line 9',
    '-line 10',
    '+other',
    ' line 11',
    '@8',
  ]);
  expect(shown(withContext(lineDifference('a\nb', 'a\nb'), 3))).toEqual(['@2']);
});

test('texts of many equal lines are compared without comparing each with each', () => {
  const before = Array.from({ length: 5_000 }, (_, index) => `old ${index % 7}`).join('\n');
  const after = Array.from({ length: 5_000 }, (_, index) => `new ${index % 7}`).join('\n');
  expect(lineDifference(before, after)).toHaveLength(10_000);
});
