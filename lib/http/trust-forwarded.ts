import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

export interface Arrival {
  /** Of the socket. */
  readonly remoteAddress: string | undefined;
  /** How many proxies there are in front, each of which appends what it saw. */
  readonly trustedProxies: number;
}

/**
 * Leaves of what a request says of its way only what is known: `X-Forwarded-For` is one address, that of
 * the socket or the one that the outermost trusted proxy wrote; `X-Forwarded-Host` is `Host`, which
 * proxies pass on. What a client wrote itself is further left, and gone.
 */
export function trustForwarded(headers: IncomingHttpHeaders, arrival: Arrival): void {
  const { trustedProxies } = arrival;
  const addresses = listOf(headers['x-forwarded-for']);
  const schemes = listOf(headers['x-forwarded-proto']);
  const address = trustedProxies > 0 ? addresses.at(-trustedProxies) : undefined;
  const scheme = trustedProxies > 0 ? (schemes.at(-trustedProxies) ?? schemes[0]) : undefined;
  delete headers.forwarded;
  delete headers['x-forwarded-port'];
  delete headers['x-real-ip'];
  headers['x-forwarded-for'] = plainAddress(address) ?? plainAddress(arrival.remoteAddress);
  headers['x-forwarded-proto'] = scheme?.toLowerCase() === 'https' ? 'https' : 'http';
  headers['x-forwarded-host'] = headers.host;
  for (const name of ['x-forwarded-for', 'x-forwarded-host']) {
    if (headers[name] === undefined) delete headers[name];
  }
}

function listOf(field: string | readonly string[] | undefined): string[] {
  const text = Array.isArray(field) ? field.join(',') : (field ?? '');
  return String(text)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** IPv4 as it is written, where a socket of IPv6 carries it. */
function plainAddress(text: string | undefined): string | undefined {
  const address = text?.replace(/^::ffff:(?=\d+\.)/i, '');
  return address !== undefined && isIP(address) !== 0 ? address : undefined;
}
