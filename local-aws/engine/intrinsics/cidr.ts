import { templateError } from '../cloudformation-error.ts';
import type { JsonValue } from '../json-value.ts';

const shape =
  'Fn::Cidr requires a list of two or three arguments: an IP block, a count between 1 and 256, and optionally cidrBits';

/** `Fn::Cidr [block, count, bits]`: `count` consecutive blocks with `bits` host bits (by default 8; 64 for IPv6). */
export function fnCidr(argument: JsonValue): string[] {
  const [block, count, bits] = Array.isArray(argument) ? argument : [];
  if (typeof block !== 'string') throw templateError(shape);
  const family = block.includes(':') ? ipv6 : ipv4;
  const [address = '', prefix = ''] = block.split('/');
  const total = Number(count);
  const hostBits = bits === undefined ? family.defaultHostBits : Number(bits);
  const start = family.parse(address);
  if (start === undefined || !Number.isInteger(total) || total < 1 || total > 256)
    throw templateError(shape);
  const size = 2n ** BigInt(hostBits);
  const room = 2n ** BigInt(family.bits - Number(prefix));
  if (size * BigInt(total) > room) {
    throw templateError(
      `Fn::Cidr cannot create ${total} CIDRs with ${hostBits} host bits within ${block}`,
    );
  }
  const base = start - (start % room);
  return Array.from(
    { length: total },
    (_, index) => `${family.format(base + size * BigInt(index))}/${family.bits - hostBits}`,
  );
}

interface AddressFamily {
  readonly bits: number;
  readonly defaultHostBits: number;
  parse(text: string): bigint | undefined;
  format(value: bigint): string;
}

const ipv4: AddressFamily = {
  bits: 32,
  defaultHostBits: 8,
  parse(text) {
    const octets = text.split('.').map(Number);
    if (octets.length !== 4 || octets.some((octet) => !(octet >= 0 && octet <= 255)))
      return undefined;
    return octets.reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
  },
  format: (value) => [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.'),
};

const ipv6: AddressFamily = {
  bits: 128,
  defaultHostBits: 64,
  parse(text) {
    const [head = '', tail] = text.split('::');
    const left = head === '' ? [] : head.split(':');
    const right = tail ? tail.split(':') : [];
    const gap = tail === undefined ? 0 : 8 - left.length - right.length;
    const groups = [...left, ...Array.from({ length: gap }, () => '0'), ...right];
    if (groups.length !== 8 || groups.some((group) => !/^[0-9a-f]{1,4}$/i.test(group)))
      return undefined;
    return groups.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
  },
  format(value) {
    const groups = Array.from({ length: 8 }, (_, index) =>
      ((value >> BigInt(112 - index * 16)) & 65535n).toString(16),
    );
    return groups.join(':').replace(/(^|:)0(:0)+(:|$)/, '::');
  },
};
