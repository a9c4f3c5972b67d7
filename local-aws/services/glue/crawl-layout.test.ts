import { expect, test } from 'vitest';
import { layOut, tableName } from './crawl-layout.ts';

function folders(target: string, ...keys: string[]) {
  const objects = keys.map((key) => ({ key, size: key.endsWith('/') ? 0 : 10 }));
  return layOut('lake', target, objects).map(({ name, prefix, partitionKeys, partitions }) => ({
    name,
    prefix,
    partitionKeys,
    values: partitions.map(({ values }) => values.join('/')),
  }));
}

test('each folder below a target is a table', () => {
  expect(folders('raw/', 'raw/', 'raw/logs/a.json', 'raw/logs/b.json', 'raw/feeds/c.csv')).toEqual([
    { name: 'logs', prefix: 'raw/logs/', partitionKeys: [], values: [] },
    { name: 'feeds', prefix: 'raw/feeds/', partitionKeys: [], values: [] },
  ]);
});

test.each([
  ['key=value', ['raw/logs/Year=2026/month=11/a.json'], ['year', 'month'], ['2026/11']],
  [
    'dates',
    ['raw/logs/2026/11/03/a.json'],
    ['partition_0', 'partition_1', 'partition_2'],
    ['2026/11/03'],
  ],
  ['whole dates', ['raw/logs/2026-11-03/a.json'], ['partition_0'], ['2026-11-03']],
  ['other names', ['raw/logs/north/a.json'], [], []],
  ['uneven depths', ['raw/logs/a=1/x.json', 'raw/logs/y.json'], [], []],
  ['hidden files', ['raw/logs/a=1/x.json', 'raw/logs/_SUCCESS'], ['a'], ['1']],
])('partitions by %s', (_, keys, partitionKeys, values) => {
  expect(folders('raw/', ...keys)).toEqual([
    { name: 'logs', prefix: 'raw/logs/', partitionKeys, values },
  ]);
});

test.each([
  ['raw/logs/', ['raw/logs/a.json'], 'logs'],
  ['raw/logs/', ['raw/logs/day=1/a.json', 'raw/logs/day=2/a.json'], 'logs'],
  ['', ['a.json'], 'lake'],
])('the target %s with %j is one table', (target, keys, name) => {
  expect(folders(target, ...keys)).toMatchObject([{ name, prefix: target }]);
});

test('a target without data has no tables', () => {
  expect(folders('raw/', 'raw/', 'raw/logs/', 'raw/.hidden/a.json')).toEqual([]);
});

test('names are what the catalog allows', () => {
  expect(tableName('raw-', 'Click Events.v2')).toBe('raw_click_events_v2');
});
