import { expect, test } from 'vitest';
import type { CatalogTable, ColumnChange } from '#lib/api/catalog.ts';
import { changeText, findTables, partitionsText, zoneText } from './catalog-text.ts';

function tableOf(name: string, more: Partial<CatalogTable> = {}): CatalogTable {
  return {
    id: `lake/${name}`,
    database: 'lake',
    name,
    classification: 'parquet',
    location: `s3://bucket/${name}/`,
    columns: 3,
    partitionKeys: [],
    updatedAt: null,
    crawler: null,
    ...more,
  };
}

const tables = [
  tableOf('daily_agg'),
  tableOf('events', { classification: 'json', crawler: 'dev-raw', location: null }),
];

test.each([
  ['', undefined, ['daily_agg', 'events']],
  [' DAILY ', undefined, ['daily_agg']],
  ['json', undefined, ['events']],
  ['s3://bucket', undefined, ['daily_agg']],
  ['', 'dev-raw', ['events']],
  ['daily', 'dev-raw', []],
  ['nothing like it', undefined, []],
])('%j of the crawler %s finds %j', (text, crawler, names) => {
  expect(findTables(tables, { text, crawler }).map(({ name }) => name)).toEqual(names);
});

test.each([
  [0, false, '0 partitions'],
  [1, false, '1 partition'],
  [10_000, true, '10,000 partitions or more'],
])('%d counted, partially: %s', (count, isPartial, text) => {
  expect(partitionsText({ count, isPartial })).toBe(text);
});

test.each([
  [1, 2_048, false, '1 object, 2 KB'],
  [5_000, 0, true, '5,000 objects or more, 0 B'],
])('%d objects of %d bytes, partially: %s', (objects, bytes, isPartial, text) => {
  expect(zoneText({ prefix: 'raw/', objects, bytes, isPartial, newest: [] })).toBe(text);
});

test.each<[ColumnChange, string]>([
  [{ column: 'a', change: 'added', before: null, after: 'int' }, 'a added, int'],
  [{ column: 'a', change: 'removed', before: 'int', after: null }, 'a removed, int'],
  [{ column: 'a', change: 'changed', before: 'int', after: 'date' }, 'a changed, int to date'],
])('%j in words', (change, text) => {
  expect(changeText(change)).toBe(text);
});
