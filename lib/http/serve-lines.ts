import type { z } from 'zod';
import type { Endpoint } from '#lib/api/endpoint.ts';
import type { Context } from '#lib/context/context.ts';
import { requireAccess } from '#lib/identity/require-access.ts';
import { contextOf } from './context-of.ts';
import { readInput } from './read-input.ts';
import { type RouteHandler, respond } from './serve.ts';

/** The route handler of a download that is as long as it is: JSON Lines, sent as they are read. */
export function serveLines<Q extends z.ZodType>(
  endpoint: Endpoint<z.ZodType, Q>,
  fileName: string,
  read: (ctx: Context, input: { readonly query: z.output<Q> }) => AsyncIterable<unknown>,
): RouteHandler {
  return (request, route) =>
    respond(request, async () => {
      const ctx = await contextOf(endpoint, request);
      const params = (await route.params) ?? {};
      await requireAccess(ctx, endpoint.id, params);
      const input = await readInput(endpoint, { params, request });
      const lines = linesOf(read(ctx, input));
      return new Response(streamOf(lines), {
        headers: {
          'content-type': endpoint.mediaType,
          'content-disposition': `attachment; filename="${fileName}"`,
          'cache-control': 'no-store',
        },
      });
    });
}

function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}

async function* linesOf(documents: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const document of documents) yield `${JSON.stringify(document)}\n`;
}
