import { expect, test } from 'vitest';
import { AnswerMemory } from './answer-memory.ts';

const at = (ms: number) => new Date(1_800_000_000_000 + ms);

/** Questions that are answered, or refused, when the test says so. */
function questions() {
  const asked: { answer: (text: string) => void; refuse: (error: Error) => void }[] = [];
  return {
    asked,
    ask: () =>
      new Promise<string>((answer, refuse) => {
        asked.push({ answer, refuse });
      }),
  };
}

test('everybody who asks within a while shares one answer, also while it is under way', async () => {
  const memory = new AnswerMemory<string>(2_000);
  const { asked, ask } = questions();
  const client = {};
  const answers = [
    memory.of(client, 'a', at(0), ask),
    memory.of(client, 'a', at(500), ask),
    memory.of(client, 'a', at(1_999), ask),
  ];
  asked[0]?.answer('one');
  expect(await Promise.all(answers)).toEqual(['one', 'one', 'one']);
  expect(asked).toHaveLength(1);
});

test('later, of something else, and by another client it is asked again', async () => {
  const memory = new AnswerMemory<string>(2_000);
  const { asked, ask } = questions();
  const client = {};
  void memory.of(client, 'a', at(0), ask);
  void memory.of(client, 'a', at(2_000), ask);
  void memory.of(client, 'b', at(2_000), ask);
  void memory.of({}, 'a', at(2_000), ask);
  expect(asked).toHaveLength(4);
});

test('what was forgotten is asked again', async () => {
  const memory = new AnswerMemory<string>(2_000);
  const { asked, ask } = questions();
  const client = {};
  void memory.of(client, 'a', at(0), ask);
  memory.forget(client, 'b');
  void memory.of(client, 'a', at(1), ask);
  expect(asked).toHaveLength(1);
  memory.forget(client, 'a');
  void memory.of(client, 'a', at(1), ask);
  expect(asked).toHaveLength(2);
});

test('a failure is told to all who wait and not kept', async () => {
  const memory = new AnswerMemory<string>(2_000);
  const { asked, ask } = questions();
  const client = {};
  const answers = [memory.of(client, 'a', at(0), ask), memory.of(client, 'a', at(1), ask)];
  asked[0]?.refuse(new Error('denied'));
  for (const answer of answers) await expect(answer).rejects.toThrow('denied');
  const next = memory.of(client, 'a', at(2), ask);
  asked[1]?.answer('two');
  expect(await next).toBe('two');
});
