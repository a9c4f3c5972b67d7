import { expect, test } from 'vitest';
import { sealing } from './sealing.ts';

const old = { version: 1, value: 'a'.repeat(32) };
const current = { version: 2, value: 'b'.repeat(32) };
const purpose = 'token of dev';

test('what was sealed opens, and does not show', () => {
  const { seal, open } = sealing([current]);
  const sealed = seal('canary é', purpose);
  expect(sealed).toMatch(/^2\.[\w-]+$/);
  expect(Buffer.from(sealed.slice(2), 'base64url').toString()).not.toContain('canary');
  expect(open(sealed, purpose)).toBe('canary é');
  expect(seal('canary é', purpose)).not.toBe(sealed);
});

test('a rotated key still opens, and one that is gone does not', () => {
  const sealed = sealing([old]).seal('canary', purpose);
  expect(sealing([current, old]).open(sealed, purpose)).toBe('canary');
  expect(sealing([current]).open(sealed, purpose)).toBeUndefined();
});

test.each<[string, (sealed: string) => [string, string]]>([
  ['another purpose', (sealed) => [sealed, 'token of prod']],
  ['changed content', (sealed) => [`${sealed.slice(0, -2)}AA`, purpose]],
  ['half of it', (sealed) => [sealed.slice(0, 12), purpose]],
  ['nothing', () => ['', purpose]],
  ['another version', (sealed) => [`9${sealed}`, purpose]],
])('%s opens nothing', (_, spoil) => {
  const { seal, open } = sealing([current]);
  expect(open(...spoil(seal('a canary that is long enough', purpose)))).toBeUndefined();
});

test('there is no sealing without a key', () => {
  expect(() => sealing([])).toThrow('needs a key');
});
