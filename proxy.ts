import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { pagePolicy } from '#lib/http/security-headers.ts';

/**
 * Gives each page a nonce of its own. Next.js reads it from the policy in the request’s headers and puts it
 * on its scripts. Source: "How to set a Content Security Policy", Next.js documentation.
 */
export function proxy(request: NextRequest): NextResponse {
  const policy = pagePolicy(randomBytes(16).toString('base64'));
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

/** Everything but what `next.config.ts` gives a policy without a nonce. */
export const config = { matcher: '/((?!api/|_next/static/|icons/).*)' };
