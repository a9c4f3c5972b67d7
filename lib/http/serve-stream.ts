import { z } from 'zod';
import { environmentName } from '#lib/api/environments.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { requireRight } from '#lib/identity/rights.ts';
import { whoAsks } from '#lib/identity/who-asks.ts';
import { openEventStream } from '#lib/live/event-stream.ts';
import { metrics } from '#lib/metrics/metrics.ts';
import { getRuntime } from '#lib/runtime/get-runtime.ts';
import { stopSignal } from '#lib/runtime/lifecycle.ts';
import { contextOf } from './context-of.ts';
import { readQueryOf } from './read-input.ts';
import { respond } from './serve.ts';

const query = z.strictObject({
  environment: environmentName.optional(),
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
});

/** As the table of who may do what knows it. */
const followEvents = { id: 'followEvents' };

/** `GET /api/v1/stream`: server-sent events, resumable by `Last-Event-ID`, or by `after` at first. */
export function serveStream(request: Request): Promise<Response> {
  return respond(request, async () => {
    const { environment, after } = readQueryOf(query, request);
    const { hub, watcher, identity } = await getRuntime();
    const ctx = await contextOf(followEvents, request);
    if (environment) {
      requireRight(ctx.rights, 'view', environment);
      await requireEnvironment(ctx.db, environment);
    }
    const unwatch = environment ? watcher.watch(environment) : () => undefined;
    const uncount = metrics().streamOpened();
    const stream = await openEventStream(hub, {
      rights: ctx.rights,
      rightsNow: async () => (await whoAsks(ctx, identity, request)).rights,
      environmentName: environment,
      lastEventId: lastEventIdOf(request) ?? after,
      signal: AbortSignal.any([request.signal, stopSignal()]),
      onClose: () => {
        uncount();
        unwatch();
      },
    });
    return new Response(stream, {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      },
    });
  });
}

/** One that no stream of this product gave is as good as none: the stream begins anew. */
function lastEventIdOf(request: Request): number | undefined {
  const text = request.headers.get('last-event-id') ?? '';
  const id = Number(text);
  return /^\d+$/.test(text) && Number.isSafeInteger(id) ? id : undefined;
}
