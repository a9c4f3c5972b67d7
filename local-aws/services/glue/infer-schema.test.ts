import { expect, test } from 'vitest';
import { inferSchema } from './infer-schema.ts';

function columns(classification: string, head: string, isWhole = true) {
  const found = inferSchema(classification, head, isWhole)?.columns;
  return found && Object.fromEntries(found.map(({ Name, Type }) => [Name, Type]));
}

test.each([
  [
    '{"Id":1,"ok":true,"at":"x"}\n{"id":2.5,"ok":null}\n',
    { id: 'double', ok: 'boolean', at: 'string' },
  ],
  ['{"big":3000000000,"mixed":1}\n{"mixed":"a"}', { big: 'bigint', mixed: 'string' }],
  [
    '{"tags":["a"],"place":{"lat":1.5,"city":"x"}}',
    { tags: 'array<string>', place: 'struct<lat:double,city:string>' },
  ],
  ['[{"a":1},{"b":"x"}]', { a: 'int', b: 'string' }],
  ['{\n "a": 1,\n "b": []\n}', { a: 'int', b: 'array<string>' }],
])('JSON %s', (head, expected) => {
  expect(columns('json', head)).toEqual(expected);
});

test('a line cut off is left out', () => {
  expect(columns('json', '{"a":1}\n{"b":', false)).toEqual({ a: 'int' });
});

test.each([
  ['id,name,price\n1,apple,1.5\n2,pear,2', { id: 'bigint', name: 'string', price: 'double' }, true],
  ['"id";"full, name"\n1;x', { id: 'bigint', 'full, name': 'string' }, true],
  ['1,apple\n2,pear', { col0: 'bigint', col1: 'string' }, false],
  ['a,b\nc,d', { col0: 'string', col1: 'string' }, false],
])('delimited text %j', (head, expected, hasHeader) => {
  expect(columns('csv', head)).toEqual(expected);
  expect(inferSchema('csv', head, true)?.hasHeader).toBe(hasHeader);
});

test.each([
  ['parquet', 'PAR1'],
  ['json', 'no json'],
  ['csv', ''],
])('%s shows no columns in "%s"', (classification, head) => {
  expect(inferSchema(classification, head, true)).toBeUndefined();
});
