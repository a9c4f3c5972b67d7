import { expect, test } from 'vitest';
import { changeTags, type Tags } from './tags.ts';

test.each<[name: string, previous: Tags, wanted: Tags, calls: unknown[]]>([
  ['what is as it was', { team: 'red', tier: 'web' }, { tier: 'web', team: 'red' }, []],
  ['a new value', { team: 'red', tier: 'web' }, { team: 'blue', tier: 'web' }, [{ team: 'blue' }]],
  ['a tag more', {}, { team: '' }, [{ team: '' }]],
  ['a tag less', { team: 'red', tier: 'web' }, { tier: 'web' }, [['team']]],
  ['another key', { team: 'red' }, { crew: 'red' }, [['team'], { crew: 'red' }]],
  ['a key that objects have of their own', { toString: 'x' }, {}, [['toString']]],
])('changes of tags call only what they need: %s', async (_, previous, wanted, expected) => {
  const calls: unknown[] = [];
  await changeTags(previous, wanted, {
    remove: async (keys) => calls.push(keys),
    add: async (tags) => calls.push(tags),
  });
  expect(calls).toEqual(expected);
});
