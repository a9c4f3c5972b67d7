import { AppError } from '#lib/errors/app-error.ts';

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Refuses what another site makes a browser send: a foreign `Origin` on a request that changes
 * something, whatever `Sec-Fetch-Site` calls another site’s, and a `Host` that is not this machine's
 * (DNS rebinding). Throws `forbidden-origin`.
 */
export function requireOwnOrigin(request: Request): void {
  const host = request.headers.get('host') ?? '';
  const name = host.replace(/:\d+$/, '');
  if (!loopbackNames.has(name)) {
    throw new AppError('forbidden-origin', `Strata does not answer for the host ${name}.`);
  }
  const origin = request.headers.get('origin');
  if (request.method !== 'GET' && origin !== null && hostOf(origin) !== host) {
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

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
