import { expect, it } from 'vitest';
import { valueOrigin } from '#lib/api/configuration.ts';
import { originWords } from './origin-words.ts';

it('says of every kind of origin where a value comes from', () => {
  const kinds = valueOrigin.shape.kind.options;
  const texts = kinds.map((kind) => originWords({ kind, of: 'dev' }));
  expect(new Set(texts).size).toBe(kinds.length);
  expect(originWords({ kind: 'clone', of: 'dev' })).toBe('Cloned from dev');
  expect(originWords({ kind: 'default', of: null })).toBe('Default');
});
