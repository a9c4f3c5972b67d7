import { expect, it } from 'vitest';
import { ToolMemory } from './tool-memory.ts';

const at = (ms: number) => new Date(1_000_000 + ms);

it('asks once in ten seconds, whoever asks, while an answer is awaited too', async () => {
  const memory = new ToolMemory();
  let asked = 0;
  const ask = async () => {
    asked += 1;
    return asked;
  };
  await expect(
    Promise.all([memory.of('a', at(0), ask), memory.of('a', at(0), ask)]),
  ).resolves.toEqual([1, 1]);
  await expect(memory.of('a', at(9_999), ask)).resolves.toBe(1);
  await expect(memory.of('b', at(9_999), ask)).resolves.toBe(2);
  await expect(memory.of('a', at(10_000), ask)).resolves.toBe(3);
});

it('keeps no failure', async () => {
  const memory = new ToolMemory();
  const failing = () => Promise.reject(new Error('no'));
  await expect(memory.of('a', at(0), failing)).rejects.toThrow('no');
  await expect(memory.of('a', at(1), async () => 'yes')).resolves.toBe('yes');
});
