import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from './sqlite-store.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'local-aws-store-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('openStore', () => {
  test('a reader may change its copy without changing the state', () => {
    const store = openStore(':memory:').region('1', 'us-east-2');
    store.put('vpc', 'a', { tags: ['x'] });
    store.get<{ tags: string[] }>('vpc', 'a')?.tags.push('y');
    store.list<{ tags: string[] }>('vpc')[0]?.tags.push('z');
    expect(store.get('vpc', 'a')).toEqual({ tags: ['x'] });
  });

  test('only documents that fit are answered, as copies, and ids in their order of creation', () => {
    const store = openStore(':memory:').region('1', 'us-east-2');
    store.put('run', 'b', { n: 1, tags: ['x'] });
    store.put('run', 'a', { n: 2, tags: ['x'] });
    store.put('run', 'b', { n: 3, tags: ['x'] });
    const odd = () => store.listWhere<{ n: number; tags: string[] }>('run', ({ n }) => n % 2 === 1);
    odd()[0]?.tags.push('y');
    expect(odd()).toEqual([{ n: 3, tags: ['x'] }]);
    expect(store.ids('run')).toEqual(['b', 'a']);
    expect(store.ids('none')).toEqual([]);
  });

  test('accounts and regions do not see one another', () => {
    const file = openStore(':memory:');
    file.region('1', 'us-east-2').put('vpc', 'a', { n: 1 });
    expect(file.region('1', 'eu-west-1').get('vpc', 'a')).toBeUndefined();
    expect(file.region('2', 'us-east-2').list('vpc')).toEqual([]);
    expect(file.regions()).toEqual([{ account: '1', region: 'us-east-2' }]);
  });

  test('reopening finds documents in their order of creation', () => {
    const path = join(directory, 'deep', 'state.db');
    const first = openStore(path);
    const store = first.region('1', 'us-east-2');
    store.put('vpc', 'b', { n: 1 });
    store.put('vpc', 'a', { n: 2 });
    store.put('vpc', 'gone', { n: 3 });
    store.put('vpc', 'b', { n: 4, undefinedIsDropped: undefined });
    store.delete('vpc', 'gone');
    const before = store.list('vpc');
    first.close();
    const again = openStore(path).region('1', 'us-east-2');
    expect(again.list('vpc')).toEqual([{ n: 4 }, { n: 2 }]);
    expect(again.list('vpc')).toEqual(before);
  });

  test('a write is visible to another connection before the first one ends', () => {
    const path = join(directory, 'state.db');
    openStore(path).region('1', 'us-east-2').put('vpc', 'a', { n: 1 });
    expect(openStore(path).region('1', 'us-east-2').get('vpc', 'a')).toEqual({ n: 1 });
  });

  test('a failed transaction leaves neither memory nor file changed', () => {
    const path = join(directory, 'state.db');
    const file = openStore(path);
    const store = file.region('1', 'us-east-2');
    store.put('vpc', 'a', { n: 1 });
    const failing = () =>
      store.transaction(() => {
        store.put('vpc', 'a', { n: 2 });
        store.transaction(() => store.put('subnet', 's', {}));
        throw new Error('refused');
      });
    expect(failing).toThrow('refused');
    expect(store.get('vpc', 'a')).toEqual({ n: 1 });
    expect(store.list('subnet')).toEqual([]);
    file.close();
    expect(openStore(path).region('1', 'us-east-2').list('subnet')).toEqual([]);
  });

  test('who watches a collection is told of every write to it, until it is enough', () => {
    const store = openStore(':memory:').region('1', 'us-east-2');
    const told: unknown[] = [];
    const end = store.watch('vpc', () => told.push(store.get('vpc', 'a') ?? 'gone'));
    store.put('vpc', 'a', { n: 1 });
    store.put('subnet', 'a', {});
    store.transaction(() => store.put('vpc', 'a', { n: 2 }));
    store.delete('vpc', 'a');
    end();
    store.put('vpc', 'a', { n: 3 });
    expect(told).toEqual([{ n: 1 }, { n: 2 }, 'gone']);
  });

  test('a transaction that ends well keeps every write', () => {
    const store = openStore(':memory:').region('1', 'us-east-2');
    store.transaction(() => {
      store.put('vpc', 'a', { n: 1 });
      store.put('vpc', 'b', { n: 2 });
    });
    expect(store.list('vpc')).toEqual([{ n: 1 }, { n: 2 }]);
  });
});
