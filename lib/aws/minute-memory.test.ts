import { expect, test } from 'vitest';
import { MinuteMemory } from './minute-memory.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 24, 0, 0, seconds));

test('asks again after a minute, and for another key or client', async () => {
  const memory = new MinuteMemory<number>();
  const [client, other] = [{}, {}];
  let asked = 0;
  const ask = async () => {
    asked += 1;
    return asked;
  };
  expect(await memory.of(client, 'a', at(0), ask)).toBe(1);
  expect(await memory.of(client, 'a', at(59), ask)).toBe(1);
  expect(await memory.of(client, 'b', at(59), ask)).toBe(2);
  expect(await memory.of(other, 'a', at(59), ask)).toBe(3);
  expect(await memory.of(client, 'a', at(60), ask)).toBe(4);
  expect(await memory.of(client, 'a', at(61), ask)).toBe(4);
});

test('does not keep a failure', async () => {
  const memory = new MinuteMemory<string>();
  const client = {};
  const refusal = memory.of(client, 'a', at(0), () => Promise.reject(new Error('throttled')));
  await expect(refusal).rejects.toThrow('throttled');
  expect(await memory.of(client, 'a', at(1), async () => 'answered')).toBe('answered');
});
