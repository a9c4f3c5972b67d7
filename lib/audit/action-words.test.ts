import { expect, test } from 'vitest';
import { endpoints } from '#lib/http/endpoints.ts';
import { actionWords, knownActions } from './action-words.ts';

const recorded = endpoints.filter(({ method, reveals }) => method !== 'GET' || reveals);

test.each(recorded.map(({ id }) => id))('%s has words', (id) => {
  expect(knownActions).toContain(id);
  expect(actionWords(id)).toMatch(/^[A-Z][a-z]/);
});

test('an action without words is told by its name', () => {
  expect(actionWords('somethingNew')).toBe('somethingNew');
});
