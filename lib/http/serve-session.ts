import { getSession } from '#lib/api/session.ts';
import { readSession } from '#lib/identity/sessions.ts';
import { callerOf } from '#lib/identity/who-asks.ts';
import { getRuntime } from '#lib/runtime/get-runtime.ts';
import { contextOf } from './context-of.ts';
import { readInput } from './read-input.ts';
import { respond } from './serve.ts';

/** `GET /api/v1/session`: who is signed in. A session that is in use is prolonged here. */
export function serveSession(request: Request): Promise<Response> {
  return respond(request, async () => {
    const ctx = await contextOf(getSession, request);
    await readInput(getSession, { params: {}, request });
    const { identity } = await getRuntime();
    const { headers } = request;
    const caller = await callerOf(ctx, identity, request);
    const renewed = caller?.actor.sessionId
      ? await identity.signIn.api.getSession({ headers, returnHeaders: true })
      : undefined;
    const response = Response.json(await readSession(ctx, caller), {
      headers: { 'cache-control': 'no-store' },
    });
    for (const cookie of renewed?.headers.getSetCookie() ?? []) {
      response.headers.append('set-cookie', cookie);
    }
    return response;
  });
}
