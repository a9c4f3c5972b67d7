import { isIPv4 } from 'node:net';

/**
 * The block of whoever sent a request, by the address that the app's server wrote down; null for this
 * machine, and for addresses that are not IPv4. Only a suggestion: a header can say anything.
 */
export function callerCidrOf(request: Pick<Request, 'headers'>): string | null {
  const first = request.headers.get('x-forwarded-for')?.split(',')[0]?.trim() ?? '';
  const address = first.replace(/^::ffff:/, '');
  if (!isIPv4(address) || address.startsWith('127.')) return null;
  return `${address}/32`;
}
