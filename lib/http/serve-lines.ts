import type { z } from 'zod';
import type { Endpoint } from '#lib/api/endpoint.ts';
import type { Context } from '#lib/context/context.ts';
import { getRuntime } from '#lib/runtime/get-runtime.ts';
import { readInput } from './read-input.ts';
import { operator, type RouteHandler, respond } from './serve.ts';

/** The route handler of a download that is as long as it is: JSON Lines, sent as they are read. */
export function serveLines<Q extends z.ZodType>(
  endpoint: Endpoint<z.ZodType, Q>,
  fileName: string,
  read: (ctx: Context, input: { readonly query: z.output<Q> }) => AsyncIterable<unknown>,
): RouteHandler {
  return (request, route) =>
    respond(request, async () => {
      const input = await readInput(endpoint, { params: (await route.params) ?? {}, request });
      const runtime = await getRuntime();
      const lines = linesOf(read(runtime.contextFor(operator), input));
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
