import { contains, type Ipv4Cidr, parseIpv4Cidr } from '#cloudformation/ipv4-cidr.ts';

/**
 * Where no host of an environment is, but metadata services of clouds are, and what answers for many at
 * once. Source: IANA IPv4 Special-Purpose Address Registry.
 */
const special = blocks(
  '0.0.0.0/8',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '192.0.0.0/24',
  '198.18.0.0/15',
  '224.0.0.0/4',
  '240.0.0.0/4',
);

/** Somebody else's where Strata runs, or its own machine. Source: RFC 1918, RFC 1122. */
const local = blocks('10.0.0.0/8', '127.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16');

/** Simulated hosts have these (`local-aws/services/ec2/public-address.ts`). */
const simulated = blocks('127.64.0.0/10');

/** Whether a host may be asked at an address at all: IPv4, no name, and no metadata service. */
export function isAskableAddress(address: string): boolean {
  const host = parseIpv4Cidr(`${address}/32`);
  return host !== undefined && !isIn(special, host);
}

/** Whether an address is one of the internet: nobody's own network, and not this machine. */
export function isInternetAddress(address: string): boolean {
  const host = parseIpv4Cidr(`${address}/32`);
  return host !== undefined && !isIn(special, host) && !isIn(local, host);
}

/** Whether an address is one that AWS gives a host in public, or the local endpoint a simulated one. */
export function isPublicAddress(address: string): boolean {
  const host = parseIpv4Cidr(`${address}/32`);
  return isInternetAddress(address) || (host !== undefined && isIn(simulated, host));
}

function isIn(list: readonly Ipv4Cidr[], host: Ipv4Cidr): boolean {
  return list.some((block) => contains(block, host));
}

function blocks(...texts: readonly string[]): Ipv4Cidr[] {
  return texts.flatMap((text) => parseIpv4Cidr(text) ?? []);
}
