import type { IdentityConfig } from '#lib/config/identity-config.ts';
import { AppError } from '#lib/errors/app-error.ts';

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Refuses what another site makes a browser send: a foreign `Origin` on a request that changes
 * something, whatever `Sec-Fetch-Site` calls another site’s, and a `Host` that is neither this machine's
 * nor that of the public address (DNS rebinding). Throws `forbidden-origin`.
 */
export function requireOwnOrigin(
  request: Request,
  { publicUrl }: Pick<IdentityConfig, 'publicUrl'>,
): void {
  const host = request.headers.get('host') ?? '';
  const name = host.replace(/:\d+$/, '');
  const isPublic = publicUrl !== undefined && host === new URL(publicUrl).host;
  if (!isPublic && !loopbackNames.has(name)) {
    throw new AppError('forbidden-origin', `Strata does not answer for the host ${name}.`);
  }
  const origin = request.headers.get('origin');
  const own = isPublic ? publicUrl : `http://${host}`;
  if (request.method !== 'GET' && origin !== null && origin !== own) {
    throw new AppError('forbidden-origin', `Requests from ${origin} are refused.`);
  }
  if (isForeign(request) && !isFollowedLink(request)) {
    throw new AppError('forbidden-origin', 'Requests of other sites are refused.');
  }
}

/**
 * Browsers say it of themselves; scripts and older browsers do not. Another port of this machine is
 * `same-site` and just as foreign. Source: "Fetch Metadata Request Headers", W3C.
 */
function isForeign({ headers }: Request): boolean {
  const site = headers.get('sec-fetch-site');
  return site !== null && site !== 'same-origin' && site !== 'none';
}

/** Whoever follows a link reads the answer alone, and not in a frame. */
function isFollowedLink({ method, headers }: Request): boolean {
  return (
    method === 'GET' &&
    headers.get('sec-fetch-mode') === 'navigate' &&
    headers.get('sec-fetch-dest') === 'document'
  );
}
