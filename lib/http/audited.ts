import type { z } from 'zod';
import type { Endpoint } from '#lib/api/endpoint.ts';
import { masked } from '#lib/audit/masked.ts';
import { type Asked, recorded, recordRefusal } from '#lib/audit/recorded.ts';
import type { Context } from '#lib/context/context.ts';
import { requireAccess } from '#lib/identity/require-access.ts';
import { acceptFields, type Fields, type RawInput, readFields } from './read-input.ts';
import { remoteAddressOf } from './remote-address.ts';

interface Sent extends RawInput {
  readonly requestId: string;
}

/**
 * Reads and accepts a request and does what it asks for, recorded in the audit where it writes or
 * reveals something. Throws what the work throws, `invalid-input`, and `unavailable` where the audit
 * cannot be written.
 */
export async function audited<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, T>(
  ctx: Context,
  endpoint: Endpoint<P, Q, B>,
  sent: Sent,
  work: (input: {
    readonly params: z.output<P>;
    readonly query: z.output<Q>;
    readonly body: z.output<B>;
  }) => Promise<T>,
): Promise<T> {
  let fields: Fields = { params: sent.params, query: {}, body: undefined };
  let input: Parameters<typeof work>[0];
  const isRecorded = isAudited(endpoint, sent.request);
  try {
    await requireAccess(ctx, endpoint.id, sent.params);
    fields = await readFields(endpoint, sent);
    input = acceptFields(endpoint, fields);
  } catch (error) {
    if (isRecorded) await recordRefusal(ctx, askedBy(endpoint, fields, sent), error);
    throw error;
  }
  return isRecorded
    ? recorded(ctx, askedBy(endpoint, fields, sent), () => work(input))
    : work(input);
}

/** Everything that may change something, but for questions whether it would do; and what reveals. */
function isAudited({ method, reveals, rehearsal }: Endpoint, request: Request): boolean {
  if (method === 'GET') return reveals;
  return rehearsal === undefined || new URL(request.url).searchParams.get(rehearsal) !== 'true';
}

function askedBy(endpoint: Endpoint, fields: Fields, { request, requestId }: Sent): Asked {
  const { params, body } = fields;
  const environment = environmentOf(endpoint, fields);
  const { headers } = request;
  return {
    action: endpoint.id,
    environment,
    target:
      textAt(params, 'id') ??
      textAt(body, 'resource') ??
      textAt(params, 'tool') ??
      environment ??
      textAt(body, 'name'),
    input: {
      ...partOf('query', endpoint.query, fields.query),
      ...partOf('body', endpoint.body, body),
    },
    remoteAddress: remoteAddressOf(headers),
    userAgent: headers.get('user-agent') ?? undefined,
    requestId,
  };
}

/** The environment that a request names; what else has a name is none. */
function environmentOf({ path }: Endpoint, { params, body }: Fields): string | undefined {
  if (path === '/environments') return textAt(body, 'name');
  return path.startsWith('/environments/') ? textAt(params, 'name') : textAt(body, 'environment');
}

function partOf(name: string, schema: z.ZodType, value: unknown): Record<string, unknown> {
  const isEmpty =
    value === undefined || (typeof value === 'object' && Object.keys(value ?? []).length === 0);
  return isEmpty ? {} : { [name]: masked(schema, value) };
}

function textAt(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const member: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
  return typeof member === 'string' && member !== '' ? member : undefined;
}
