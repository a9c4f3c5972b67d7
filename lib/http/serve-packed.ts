import type { z } from 'zod';
import type { Endpoint } from '#lib/api/endpoint.ts';
import type { Context } from '#lib/context/context.ts';
import { requireAccess } from '#lib/identity/require-access.ts';
import { contextOf } from './context-of.ts';
import { readInput } from './read-input.ts';
import { type RouteHandler, respond } from './serve.ts';

/**
 * The route handler of a document that is kept packed: sent again only where it is not the one that
 * the browser has (RFC 9110, sections 8.8.3 and 13.1.2). It is sent as a packed one, not as a document
 * with an encoding, because Next.js leaves that header out.
 */
export function servePacked<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  endpoint: Endpoint<P, Q, B>,
  handle: (
    ctx: Context,
    input: { readonly params: z.output<P> },
  ) => Promise<{ readonly tag: string; readonly bytes: Buffer }>,
): RouteHandler {
  return (request, route) =>
    respond(request, async () => {
      const ctx = await contextOf(endpoint, request);
      const params = (await route.params) ?? {};
      await requireAccess(ctx, endpoint.id, params);
      const input = await readInput(endpoint, { params, request });
      const { tag, bytes } = await handle(ctx, input);
      const headers = { 'cache-control': 'private, no-cache', etag: `"${tag}"` };
      return request.headers.get('if-none-match') === headers.etag
        ? new Response(null, { status: 304, headers })
        : new Response(new Uint8Array(bytes), {
            headers: { ...headers, 'content-type': endpoint.mediaType },
          });
    });
}
