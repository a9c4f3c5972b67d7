import { expect, test } from 'vitest';
import { handbookHref, readHandbookAddress, writeHandbookAddress } from './handbook-address.ts';

test.each(['', 'page=service-details', 'page=architecture-diagrams&edition=1&from=2&find=mysql'])(
  '%s is what it was',
  (query) => {
    const address = readHandbookAddress(new URLSearchParams(query));
    expect(writeHandbookAddress(new URLSearchParams(), address).toString()).toBe(query);
  },
);

test('a page that nobody knows is the first', () => {
  const { page } = readHandbookAddress(new URLSearchParams('page=nowhere'));
  expect(page).toBe('infrastructure-overview');
});

test('a link leads to a section', () => {
  const address = readHandbookAddress(new URLSearchParams('page=service-details'));
  expect(handbookHref(address, 'secrets')).toBe('?page=service-details#secrets');
  expect(handbookHref(address, null)).toBe('?page=service-details');
});
