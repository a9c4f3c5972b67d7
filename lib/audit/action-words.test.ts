import { expect, test } from 'vitest';
import { endpoints } from '#lib/http/endpoints.ts';
import { actionWords, entryWords, knownActions } from './action-words.ts';

const recorded = endpoints.filter(({ method, reveals }) => method !== 'GET' || reveals);

test.each(recorded.map(({ id }) => id))('%s has words', (id) => {
  expect(knownActions).toContain(id);
  expect(actionWords(id)).toMatch(/^[A-Z][a-z]/);
});

test.each(knownActions)('an entry of %s is told by its words, once', (action) => {
  expect(entryWords({ action, input: null, change: null })).toBe(actionWords(action));
});

test('an action without words is told by its name', () => {
  expect(actionWords('somethingNew')).toBe('somethingNew');
});

test.each([
  [
    'which operation',
    'startOperation',
    { body: { action: 'evaluate' } },
    null,
    'Start operation: evaluate',
  ],
  ['no operation, where it was not told', 'startOperation', null, null, 'Start operation'],
  [
    'to what',
    'advanceDeployment',
    null,
    { before: null, after: { status: 'applying' } },
    'Carry out deployment: applying',
  ],
  ['nothing else of another', 'openTool', { body: { action: 'x' } }, null, 'Open port of a tool'],
])('an entry tells %s', (_, action, input, change, words) => {
  expect(entryWords({ action, input, change })).toBe(words);
});
