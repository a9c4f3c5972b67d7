import { expect, test } from 'vitest';
import { AnswersInTurn } from './answers-in-turn.ts';

const at = (ms: number) => new Date(1_800_000_000_000 + ms);
const client = {};

/** Answers with how often it was asked for a key, and remembers the order. */
function recorder() {
  const asked: string[] = [];
  const ask = async (key: string) => {
    asked.push(key);
    return `${key}${asked.filter((one) => one === key).length}`;
  };
  return { ask, takeAsked: () => asked.splice(0).toSorted() };
}

test('so many are read at a time, those never read before those read longest ago', async () => {
  const turns = new AnswersInTurn<string>({ atOnce: 2, freshMs: 0 });
  const { ask, takeAsked } = recorder();
  const keys = ['a', 'b', 'c', 'd', 'e'];
  expect([...(await turns.of(client, keys, at(0), ask)).keys()]).toEqual(['a', 'b']);
  expect(takeAsked()).toEqual(['a', 'b']);
  await turns.of(client, keys, at(1), ask);
  expect(takeAsked()).toEqual(['c', 'd']);
  expect((await turns.of(client, keys, at(2), ask)).size).toBe(5);
  expect(takeAsked()).toEqual(['a', 'e']);
  await turns.of(client, keys, at(3), ask);
  expect(takeAsked()).toEqual(['b', 'c']);
});

test('what moves is read every time, what is still fresh is not, and what was forgotten is at once', async () => {
  const turns = new AnswersInTurn<string>({
    atOnce: 1,
    freshMs: 10,
    isMoving: (answer) => answer.startsWith('b'),
  });
  const { ask, takeAsked } = recorder();
  const keys = ['a', 'b', 'c'];
  for (const ms of [0, 1, 2]) await turns.of(client, keys, at(ms), ask);
  expect(takeAsked()).toEqual(['a', 'b', 'c']);
  await turns.of(client, keys, at(3), ask);
  expect(takeAsked()).toEqual([]);
  await turns.of(client, keys, at(20), ask);
  expect(takeAsked()).toEqual(['b']);
  turns.forget(client, 'c');
  expect((await turns.of(client, keys, at(40), ask)).get('c')).toBe('c1');
  expect(takeAsked()).toEqual(['c']);
});

test('another client, an hour without a question and a clock put back begin anew', async () => {
  const turns = new AnswersInTurn<string>({ atOnce: 5, freshMs: 60_000 });
  const { ask, takeAsked } = recorder();
  await turns.of(client, ['a'], at(0), ask);
  await turns.of({}, ['a'], at(0), ask);
  await turns.of(client, ['a'], at(-1), ask);
  expect(takeAsked()).toEqual(['a', 'a', 'a']);
  await turns.of(client, [], at(3_700_000), ask);
  expect((await turns.of(client, ['b'], at(3_700_001), ask)).has('a')).toBe(false);
  expect(takeAsked()).toEqual(['b']);
});

test('a refused question fails the whole, keeps the other answers and is asked again', async () => {
  const turns = new AnswersInTurn<string>({ atOnce: 5, freshMs: 60_000 });
  const { ask, takeAsked } = recorder();
  const refusing = (key: string) => (key === 'b' ? Promise.reject(new Error('no')) : ask(key));
  await expect(turns.of(client, ['a', 'b'], at(0), refusing)).rejects.toThrow('no');
  takeAsked();
  expect([...(await turns.of(client, ['a', 'b'], at(1), ask)).values()]).toEqual(['a1', 'b1']);
  expect(takeAsked()).toEqual(['b']);
});
