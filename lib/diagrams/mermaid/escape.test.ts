import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeDescription, escapeLabel, mermaidId } from './escape.ts';

describe('a label is drawn as given', () => {
  test.each([
    ['plain text (1)', 'plain text (1)'],
    ['"quoted"', '#34;quoted#34;'],
    ['a]b[c', 'a#93;b#91;c'],
    ['<script>', '#60;script#62;'],
    ['&lt; #35;', '#38;lt#59; #35;35#59;'],
    ['_i_ **b** `c`', '#95;i#95; #42;#42;b#42;#42; #96;c#96;'],
    ['style:x', 'style#58;x'],
    ['😀 Zürich', '😀 Zürich'],
    ['two\nlines\t.\u2028.', 'two lines . .'],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(escapeLabel(text)).toBe(expected);
  });

  test('up to forty characters', () => {
    expect(escapeLabel('x'.repeat(255))).toBe(`${'x'.repeat(39)}…`);
    expect(escapeLabel('x'.repeat(40))).toBe('x'.repeat(40));
  });
});

test('a description keeps to one line and says nothing to the parser', () => {
  expect(escapeDescription('a;b#c{d}\n"e" %%f')).toBe('a b c d e f');
});

test('ids are stable, safe, and different for different keys', () => {
  expect(mermaidId('vpc-1')).toBe(mermaidId('vpc-1'));
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(mermaidId(a)).toMatch(/^n_\w+$/);
      if (a !== b) expect(mermaidId(a)).not.toBe(mermaidId(b));
    }),
  );
});
