import { isIPv4 } from 'node:net';
import { isLoopback, remoteAddressOf } from '#lib/http/remote-address.ts';

/**
 * The block of whoever sent a request; null for this machine, and for addresses that are not IPv4.
 */
export function callerCidrOf(request: Pick<Request, 'headers'>): string | null {
  const address = remoteAddressOf(request.headers) ?? '';
  if (!isIPv4(address) || isLoopback(address)) return null;
  return `${address}/32`;
}
