import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText, contains, overlaps, parseIpv4Cidr } from './ipv4-cidr.ts';

test.each([
  '10.0.0.0',
  '10.0.0/16',
  '10.0.0.0/33',
  '010.0.0.0/8',
  '10.0.0.0/-1',
  ' 10.0.0.0/8',
  '::/0',
  '',
])('%j is not an IPv4 CIDR block', (text) => {
  expect(parseIpv4Cidr(text)).toBeUndefined();
});

const cidr = fc
  .tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 }))
  .map(([address, prefix]) => parseIpv4Cidr(`${address}/${prefix}`))
  .filter((block) => block !== undefined);

test('a block has 2^(32-n) addresses and its canonical text is the same block', () => {
  fc.assert(
    fc.property(cidr, (block) => {
      const canonical = parseIpv4Cidr(canonicalText(block));
      expect(canonical).toMatchObject({ first: block.first, last: block.last, canonical: true });
      expect(block.last - block.first + 1).toBe(2 ** (32 - block.prefixLength));
    }),
  );
});

test('blocks overlap exactly when one contains the other', () => {
  fc.assert(
    fc.property(cidr, cidr, (a, b) => {
      expect(overlaps(a, b)).toBe(contains(a, b) || contains(b, a));
    }),
  );
});
