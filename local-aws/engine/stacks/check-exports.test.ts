import { describe, expect, it } from 'vitest';
import { exportProblem } from './check-exports.ts';

const output = (exportName: string | undefined, value: string) => ({ key: 'K', value, exportName });
const others = {
  exporterOf: (name: string) => (name === 'taken' ? 'other' : undefined),
  importersOf: (name: string) => (name === 'used' ? ['a', 'b'] : []),
};

describe('exportProblem', () => {
  it.each([
    ['nothing exported', [output(undefined, 'x')], [output(undefined, 'y')], undefined],
    ['an unused export changes', [output('free', 'x')], [output('free', 'y')], undefined],
    ['a used export stays', [output('used', 'x')], [output('used', 'x')], undefined],
    [
      'a used export changes',
      [output('used', 'x')],
      [output('used', 'y')],
      'Export used cannot be updated as it is in use by a and b',
    ],
    [
      'a used export goes',
      [output('used', 'x')],
      [],
      'Export used cannot be deleted as it is in use by a and b',
    ],
    [
      'a name is taken',
      [],
      [output('taken', 'x')],
      'Export with name taken is already exported by stack other.',
    ],
  ])('%s', (_name, before, after, expected) => {
    expect(exportProblem(before, after, others)).toBe(expected);
  });
});
