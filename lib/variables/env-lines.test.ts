import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEnvLines } from './env-lines.ts';
import { quotedValue } from './quoted-value.ts';

describe('the lines of a file', () => {
  it('are read with their numbers, whatever ends them', () => {
    const text =
      '\uFEFF# a comment\r\n\r\nA=1\n  export B = two words # said\nC="x # y"\rD=\'it is\'';
    expect(readEnvLines(text)).toEqual({
      assignments: [
        { line: 3, name: 'A', value: '1' },
        { line: 4, name: 'B', value: 'two words' },
        { line: 5, name: 'C', value: 'x # y' },
        { line: 6, name: 'D', value: 'it is' },
      ],
      problems: [],
    });
  });

  it.each([
    ['words', 'NAME=value'],
    ['a-b=1', 'NAME=value'],
    ['9A=1', 'NAME=value'],
    ['__proto__=1', 'NAME=value'],
    ['A="open', 'not closed'],
    ["A='open", 'not closed'],
    ['A="x" y', 'comment'],
    ['A="x\\ny"', 'backslash'],
    ['A=`x`', 'quotes'],
    ['A=b#c', 'into quotes'],
    [`A=${'x'.repeat(5000)}`, '4096'],
  ])('that are %s are told by number, without what they say', (line, word) => {
    const { assignments, problems } = readEnvLines(`# first\n${line}\n`);
    expect(assignments).toEqual([]);
    expect(problems).toEqual([{ line: 2, message: expect.stringContaining(word) }]);
  });

  it('give back every value that was quoted', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'aZ09 \t#$\'"\\/=,.*()`…'), maxLength: 12 }),
        (value) => {
          let text: string;
          try {
            text = quotedValue(value);
          } catch {
            return fc.pre(false);
          }
          const { assignments, problems } = readEnvLines(`A=${text}`);
          expect(problems).toEqual([]);
          expect(assignments).toEqual([{ line: 1, name: 'A', value }]);
        },
      ),
    );
  });
});
