import type { PageStart } from '#lib/api/page-start.ts';
import { rightsOf } from '#lib/identity/rights.ts';
import { readSession } from '#lib/identity/sessions.ts';
import { callerOf } from '#lib/identity/who-asks.ts';
import { getRuntime } from '#lib/runtime/get-runtime.ts';

/** What a page brings with it, so that the browser need not ask. */
export async function beginPage(headers: Headers): Promise<PageStart> {
  const { contextFor, hub, identity } = await getRuntime();
  const sequence = await hub.position();
  const ctx = contextFor({ name: 'nobody' }, rightsOf([]));
  return { sequence, session: await readSession(ctx, await callerOf(ctx, identity, { headers })) };
}
