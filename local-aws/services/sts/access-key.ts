import { randomBytes } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const randomLetters = 6;

/**
 * A new key of temporary credentials. Like AWS's, it tells its account: base 32 of 40 bits, of which the
 * account's number begins at the second. Source: Tal Be’ery, "A short note on AWS KEY ID".
 */
export function newTemporaryKeyId(account: string): string {
  const number = BigInt(account) << 7n;
  const bits = number.toString(2).padStart(48, '0').padEnd(50, '0');
  const letters = Array.from(
    { length: 10 },
    (_, index) => alphabet[Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2)],
  );
  const rest = [...randomBytes(randomLetters)].map((byte) => alphabet[byte % alphabet.length]);
  return `ASIA${letters.join('')}${rest.join('')}`;
}

/** The account of a temporary key that {@link newTemporaryKeyId} made. */
export function accountOfTemporaryKey(accessKeyId: string): string | undefined {
  const letters = /^ASIA([A-Z2-7]{10})[A-Z2-7]{6}$/.exec(accessKeyId)?.[1];
  if (letters === undefined) return undefined;
  const bits = [...letters].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'));
  const number = BigInt(`0b${bits.join('').slice(0, 48)}`) >> 7n;
  return (number & 0xff_ff_ff_ff_ffn).toString().padStart(12, '0');
}
