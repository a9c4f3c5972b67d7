import { expect, test } from 'vitest';
import { findingCounts, scanText, sizeText } from './image-text.ts';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_500, '1.5 kB'],
  [31_000_000, '31 MB'],
  [2_340_000_000, '2.3 GB'],
  [5_000_000_000_000, '5000 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

const scan = (status: string, findings: Record<string, number> = {}, description?: string) => ({
  status,
  description: description ?? null,
  completedAt: null,
  findings,
});

test('findings are counted by severity, the worst first', () => {
  const found = scan('COMPLETE', { LOW: 3, UNTRIAGED: 1, CRITICAL: 2, MEDIUM: 1 });
  expect(findingCounts(found).map(({ severity, count }) => `${severity} ${count}`)).toEqual([
    'CRITICAL 2',
    'MEDIUM 1',
    'LOW 3',
    'UNTRIAGED 1',
  ]);
  expect(findingCounts(null)).toEqual([]);
});

test.each([
  [null, 'Not scanned'],
  [scan('COMPLETE'), 'Nothing found'],
  [scan('COMPLETE', { HIGH: 1 }), ''],
  [scan('IN_PROGRESS'), 'Being scanned'],
  [scan('FAILED', {}, 'UnsupportedImageError'), 'UnsupportedImageError'],
  [scan('LIMIT_EXCEEDED'), 'LIMIT_EXCEEDED'],
])('%j says "%s"', (given, text) => {
  expect(scanText(given)).toBe(text);
});
