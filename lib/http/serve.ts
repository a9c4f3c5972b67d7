import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Endpoint } from '#lib/api/endpoint.ts';
import type { Context } from '#lib/context/context.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { getLog } from '#lib/log/log.ts';
import { getRuntime } from '#lib/runtime/get-runtime.ts';
import { audited } from './audited.ts';
import { contextOf } from './context-of.ts';
import { problemResponse, statusOf } from './problem-response.ts';
import { requireOwnOrigin } from './require-own-origin.ts';

type Frozen<T> = T extends (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

interface Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
}

export type RouteHandler = (
  request: Request,
  route: { readonly params: Promise<Record<string, string> | undefined> },
) => Promise<Response>;

/** The route handler of an endpoint: parse, do, respond. Failures become problem details. */
export function serve<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
>(
  endpoint: Endpoint<P, Q, B, R>,
  handle: (ctx: Context, input: Input<P, Q, B>, request: Request) => Promise<Frozen<z.input<R>>>,
): RouteHandler {
  return (request, route) =>
    respond(request, async (requestId) => {
      const ctx = await contextOf(endpoint, request);
      const sent = { params: (await route.params) ?? {}, request, requestId };
      const result = await audited(ctx, endpoint, sent, (input) => handle(ctx, input, request));
      return endpoint.status === 204
        ? new Response(null, { status: 204 })
        : Response.json(result, {
            status: endpoint.status,
            headers: { 'cache-control': 'no-store' },
          });
    });
}

/** The route handler of a download: the same as `serve`, but for what it answers. */
export function serveFile<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  endpoint: Endpoint<P, Q, B>,
  handle: (
    ctx: Context,
    input: Input<P, Q, B>,
  ) => Promise<{ readonly fileName: string; readonly bytes: Uint8Array<ArrayBuffer> }>,
): RouteHandler {
  return (request, route) =>
    respond(request, async (requestId) => {
      const ctx = await contextOf(endpoint, request);
      const sent = { params: (await route.params) ?? {}, request, requestId };
      const { fileName, bytes } = await audited(ctx, endpoint, sent, (input) => handle(ctx, input));
      return new Response(bytes, {
        headers: {
          'content-type': endpoint.mediaType,
          'content-disposition': `attachment; filename="${fileName}"`,
          'cache-control': 'no-store',
        },
      });
    });
}

/** Answers a request by whatever `answer` gives or throws. */
export async function respond(
  request: Request,
  answer: (requestId: string) => Promise<Response>,
): Promise<Response> {
  const requestId = randomUUID();
  try {
    requireOwnOrigin(request, (await getRuntime()).config.identity);
    return await answer(requestId);
  } catch (error) {
    if (!(error instanceof AppError) || statusOf[error.code] >= 500) {
      const { method, url } = request;
      getLog().error({ err: error, requestId, method, url }, 'request failed');
    }
    return problemResponse(error, requestId);
  }
}
