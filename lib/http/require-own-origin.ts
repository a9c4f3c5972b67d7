import { AppError } from '#lib/errors/app-error.ts';

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Refuses what another site makes a browser send: a foreign `Origin` on a request that changes
 * something, and a `Host` that is not this machine's (DNS rebinding). Throws `forbidden-origin`.
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
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
