import { describe, expect, test } from 'vitest';
import { contains, formatCidr, overlap, parseCidr, sizeOf } from './cidr.ts';

describe('parseCidr', () => {
  test.each([
    ['10.0.0.0/16', '10.0.0.0/16', 65_536],
    ['10.0.3.7/24', '10.0.3.0/24', 256],
    ['255.255.255.255/32', '255.255.255.255/32', 1],
    ['0.0.0.0/0', '0.0.0.0/0', 2 ** 32],
  ])('%s is %s with %i addresses', (text, canonical, size) => {
    expect(formatCidr(parseCidr(text))).toBe(canonical);
    expect(sizeOf(parseCidr(text))).toBe(size);
  });

  test.each(['10.0.0.0', '10.0.0/16', '10.0.0.256/16', '10.0.0.0/33', 'x', ''])(
    'refuses %j',
    (text) => {
      expect(() => parseCidr(text)).toThrow('This is not a valid CIDR block.');
    },
  );
});

test.each([
  ['10.0.0.0/16', '10.0.1.0/24', true, true],
  ['10.0.1.0/24', '10.0.0.0/16', false, true],
  ['10.0.1.0/24', '10.0.2.0/24', false, false],
  ['10.0.1.0/24', '10.0.1.128/25', true, true],
  ['10.0.1.0/25', '10.0.1.128/25', false, false],
])('%s and %s: contains %s, overlap %s', (a, b, inside, common) => {
  expect(contains(parseCidr(a), parseCidr(b))).toBe(inside);
  expect(overlap(parseCidr(a), parseCidr(b))).toBe(common);
});
