import { expect, test } from 'vitest';
import { sessionName, tagValue } from './session-words.ts';

test.each([
  ['ada@example.com', 'ada@example.com', 'ada@example.com'],
  ['Zoë Müller', 'Zoe-Muller', 'Zoe Muller'],
  ['o’hara+x@example.com', 'o-hara+x@example.com', 'o-hara+x@example.com'],
  ['a', 'a-', 'a'],
  ['', '--', ''],
  ['x'.repeat(300), 'x'.repeat(64), 'x'.repeat(256)],
])('%s is said as AWS takes it', (person, name, value) => {
  expect(sessionName(person)).toBe(name);
  expect(tagValue(person)).toBe(value);
});
