import { expect, test } from 'vitest';
import { readAuditAddress, writeAuditAddress } from './audit-address.ts';

test.each([
  '',
  'actor=operator&action=openTool&environment=dev&target=sg-1&result=refused&entry=7',
  'from=2026-01-31T09%3A30%3A00.000Z&to=2026-02-01T00%3A00%3A00.000Z',
])('%s is written as it was read', (query) => {
  const address = readAuditAddress(new URLSearchParams(query));
  expect(writeAuditAddress(new URLSearchParams(), address).toString()).toBe(query);
});

test('what makes no sense is left out', () => {
  const query = 'actor=&from=yesterday&to=-1x&result=maybe&entry=-3';
  expect(readAuditAddress(new URLSearchParams(query))).toEqual({ filter: {}, entry: undefined });
});

test('parameters of others stay, and what is unset goes', () => {
  const search = new URLSearchParams('other=1&actor=operator&entry=2');
  const next = writeAuditAddress(search, { filter: {}, entry: undefined });
  expect(next.toString()).toBe('other=1');
});
