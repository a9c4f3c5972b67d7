/** A block of IPv4 addresses; `first` and `last` are the addresses as unsigned 32-bit numbers. */
export interface Ipv4Cidr {
  readonly text: string;
  readonly first: number;
  readonly last: number;
  readonly prefixLength: number;
  /** False when bits beyond the prefix are set, as in `10.0.1.5/24`. */
  readonly canonical: boolean;
}

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';

/** What CloudFormation and the browser check a CIDR block against. */
export const ipv4CidrPattern = `^(?:${octet}\\.){3}${octet}/(?:3[0-2]|[12]?\\d)$`;

const ipv4Cidr = new RegExp(ipv4CidrPattern);

/** Reads `a.b.c.d/n`; undefined when the text is not of that form. */
export function parseIpv4Cidr(text: string): Ipv4Cidr | undefined {
  if (!ipv4Cidr.test(text)) return undefined;
  const [address = '', prefix] = text.split('/');
  const prefixLength = Number(prefix);
  const value = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - prefixLength);
  const first = value - (value % size);
  return { text, first, last: first + size - 1, prefixLength, canonical: first === value };
}

export function contains(outer: Ipv4Cidr, inner: Ipv4Cidr): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

export function overlaps(a: Ipv4Cidr, b: Ipv4Cidr): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/** The same block with the bits beyond its prefix cleared. */
export function canonicalText(cidr: Ipv4Cidr): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(cidr.first / 2 ** shift) % 256);
  return `${octets.join('.')}/${cidr.prefixLength}`;
}
