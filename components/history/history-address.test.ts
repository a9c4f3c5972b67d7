import { expect, it } from 'vitest';
import { readHistoryAddress, writeHistoryAddress } from './history-address.ts';

const from = '2026-03-01T09:00:00.000Z';
const to = '2026-03-01T10:00:00.000Z';

it.each([
  ['', { from: undefined, to: undefined }],
  [`from=${from}`, { from, to: undefined }],
  [`from=${from}&to=${to}`, { from, to }],
  ['from=2026-03-01T11:00:00%2B02:00', { from, to: undefined }],
  ['from=yesterday&to=1969-01-01T00:00:00Z', { from: undefined, to: undefined }],
])('an address of %j', (query, expected) => {
  expect(readHistoryAddress(new URLSearchParams(query))).toEqual(expected);
});

it('is written as it is read, beside the parameters of others', () => {
  const before = new URLSearchParams(`as=table&to=${to}`);
  const next = writeHistoryAddress(before, { from, to: undefined });
  expect(next.get('as')).toBe('table');
  expect(readHistoryAddress(next)).toEqual({ from, to: undefined });
});
