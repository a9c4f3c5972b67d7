import { AppError } from '#lib/errors/app-error.ts';
import { signInPath } from '#lib/identity/sign-in.ts';
import { getRuntime } from '#lib/runtime/get-runtime.ts';
import { readText } from './read-input.ts';
import { respond } from './serve.ts';

/** What better-auth answers, by its method and path; everything else of it is closed. */
const open: ReadonlySet<string> = new Set([
  'POST /sign-in/email',
  'POST /sign-in/social',
  'GET /callback/sso',
  'POST /sign-out',
  'POST /reset-password',
  'POST /change-password',
  'GET /passkey/generate-register-options',
  'POST /passkey/verify-registration',
  'GET /passkey/generate-authenticate-options',
  'POST /passkey/verify-authentication',
  'GET /passkey/list-user-passkeys',
  'POST /passkey/delete-passkey',
]);

/** `/api/auth/*`: signing in and out, by better-auth. */
export function serveSignIn(request: Request): Promise<Response> {
  return respond(request, async () => {
    const path = new URL(request.url).pathname.slice(signInPath.length);
    if (!open.has(`${request.method} ${path}`)) {
      throw new AppError('not-found', 'There is nothing at this address.');
    }
    const { identity } = await getRuntime();
    const body = request.method === 'GET' ? undefined : await readText(request);
    const { url, method, headers } = request;
    return identity.signIn.handler(
      new Request(url, { method, headers, ...(body === undefined ? {} : { body }) }),
    );
  });
}
