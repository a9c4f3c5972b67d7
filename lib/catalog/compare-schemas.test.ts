import { expect, test } from 'vitest';
import { compareSchemas } from './compare-schemas.ts';

const columns = (text: string) =>
  text
    .split(' ')
    .filter(Boolean)
    .map((column) => {
      const [name = '', type = ''] = column.split(':');
      return { name, type };
    });

test.each([
  ['', '', []],
  ['a:int b:string', 'b:string a:int', []],
  ['a:int', 'a:int b:string', ['added b: null → string']],
  ['a:int b:string', 'a:int', ['removed b: string → null']],
  ['a:int', 'a:bigint', ['changed a: int → bigint']],
  [
    'a:int b:string',
    'a:bigint c:date',
    ['changed a: int → bigint', 'added c: null → date', 'removed b: string → null'],
  ],
])('from %j to %j', (before, after, changes) => {
  const told = compareSchemas(columns(before), columns(after)).map(
    ({ change, column, before: was, after: is }) => `${change} ${column}: ${was} → ${is}`,
  );
  expect(told).toEqual(changes);
});
