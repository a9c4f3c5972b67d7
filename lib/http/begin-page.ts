import type { SessionState } from '#lib/api/session.ts';
import { rightsOf } from '#lib/identity/rights.ts';
import { readSession } from '#lib/identity/sessions.ts';
import { callerOf } from '#lib/identity/who-asks.ts';
import { getRuntime } from '#lib/runtime/get-runtime.ts';

/** Who asks for a page, so that the browser need not ask. */
export async function sessionOfPage(headers: Headers): Promise<SessionState> {
  const { contextFor, identity } = await getRuntime();
  const ctx = contextFor({ name: 'nobody' }, rightsOf([]));
  return readSession(ctx, await callerOf(ctx, identity, { headers }));
}
