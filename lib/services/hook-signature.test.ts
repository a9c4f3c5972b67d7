import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { requireSignature } from './hook-signature.ts';

const secret = 'of-both-sides';
const body = Buffer.from('{"run_id":"run-1"}');
const signature = createHmac('sha512', secret).update(body).digest('hex');

test('what is signed by the secret is taken', () => {
  expect(() => requireSignature({ body, signature }, secret, 'sha512')).not.toThrow();
});

/** Source: GitHub, "Validating webhook deliveries", whose example this is. */
test('GitHub’s own example is taken', () => {
  const example = {
    body: Buffer.from('Hello, World!'),
    signature: '757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
  };
  expect(() => requireSignature(example, "It's a Secret to Everybody", 'sha256')).not.toThrow();
});

test.each([
  ['no signature', { body, signature: undefined }, secret],
  ['an empty one', { body, signature: '' }, secret],
  ['another body', { body: Buffer.from('{}'), signature }, secret],
  ['another secret', { body, signature }, 'of-somebody-else'],
  ['half of it', { body, signature: signature.slice(0, 64) }, secret],
  ['no hexadecimal', { body, signature: 'z'.repeat(128) }, secret],
  [
    'no secret',
    { body, signature: createHmac('sha512', '').update(body).digest('hex') },
    undefined,
  ],
])('%s is refused', (_, delivery, of) => {
  expect(() => requireSignature(delivery, of, 'sha512')).toThrow('not signed');
});
