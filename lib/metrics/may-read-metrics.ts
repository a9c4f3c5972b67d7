import { createHash, timingSafeEqual } from 'node:crypto';
import type { Config } from '#lib/config/config.ts';
import { isLoopback, remoteAddressOf } from '#lib/http/remote-address.ts';
import { requireOwnOrigin } from '#lib/http/require-own-origin.ts';

/**
 * Whether a request may read the metrics: it has the token where there is one, and otherwise comes from
 * this machine, and not from a page of another site.
 */
export function mayReadMetrics(
  request: Request,
  { metricsToken: token, identity }: Pick<Config, 'metricsToken' | 'identity'>,
): boolean {
  if (token !== undefined) {
    const given = request.headers.get('authorization') ?? '';
    return timingSafeEqual(digestOf(given), digestOf(`Bearer ${token}`));
  }
  const address = remoteAddressOf(request.headers);
  if (address === undefined || !isLoopback(address)) return false;
  try {
    requireOwnOrigin(request, identity);
    return true;
  } catch {
    return false;
  }
}

/** Of one length, whatever is compared. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
