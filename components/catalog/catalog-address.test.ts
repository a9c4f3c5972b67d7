import { expect, test } from 'vitest';
import { readCatalogAddress, writeCatalogAddress } from './catalog-address.ts';

test.each([
  ['', { text: '', crawler: undefined, tableId: undefined }],
  ['find=daily', { text: 'daily', crawler: undefined, tableId: undefined }],
  ['crawler=dev-raw&table=lake%2Fevents', { text: '', crawler: 'dev-raw', tableId: 'lake/events' }],
])('the query string %j is read, and written again', (query, address) => {
  expect(readCatalogAddress(new URLSearchParams(query))).toEqual(address);
  expect(writeCatalogAddress(new URLSearchParams(), address).toString()).toBe(query);
});

test('what belongs to others stays', () => {
  const search = new URLSearchParams('other=1&find=x');
  const address = { text: '', crawler: undefined, tableId: undefined };
  expect(writeCatalogAddress(search, address).toString()).toBe('other=1');
});
