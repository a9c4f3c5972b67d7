import type { z } from 'zod';
import type { Endpoint } from '#lib/api/endpoint.ts';
import { AppError, type FieldProblem } from '#lib/errors/app-error.ts';
import { requirePlainValues } from './require-plain-values.ts';

/** Bytes of a request's body; the largest honest one is far smaller. */
const maxBodyBytes = 1_048_576;

export interface RawInput {
  readonly params: Readonly<Record<string, string>>;
  readonly request: Request;
}

/** What a request says, before any schema has seen it. */
export interface Fields {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** Path, query and body as the endpoint's schemas give them. Throws `invalid-input` with every field. */
export async function readInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  endpoint: Endpoint<P, Q, B>,
  sent: RawInput,
): Promise<{ params: z.output<P>; query: z.output<Q>; body: z.output<B> }> {
  return acceptFields(endpoint, await readFields(endpoint, sent));
}

/** Throws `invalid-input` where the body is not JSON, `too-large` and `unsupported-media-type`. */
export async function readFields(
  { method }: Pick<Endpoint, 'method'>,
  { params, request }: RawInput,
): Promise<Fields> {
  const query = readQuery(new URL(request.url).searchParams);
  return { params, query, body: await readBody({ method }, request) };
}

/** Throws `invalid-input` with every field. */
export function acceptFields<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  endpoint: Endpoint<P, Q, B>,
  { params, query, body }: Fields,
): { params: z.output<P>; query: z.output<Q>; body: z.output<B> } {
  requirePlainValues('path', params);
  requirePlainValues('query', query);
  requirePlainValues('body', body);
  const parsed = {
    path: endpoint.params.safeParse(params),
    query: endpoint.query.safeParse(query),
    body: endpoint.body.safeParse(body),
  };
  if (parsed.path.success && parsed.query.success && parsed.body.success) {
    return { params: parsed.path.data, query: parsed.query.data, body: parsed.body.data };
  }
  const fields = (['path', 'query', 'body'] as const).flatMap((place) =>
    (parsed[place].error?.issues ?? []).flatMap((issue) => toFields(place, issue)),
  );
  throw new AppError('invalid-input', 'The request is not valid.', { fields });
}

/** The query of a GET as the schema gives it. Throws `invalid-input` with every field. */
export function readQueryOf<Q extends z.ZodType>(schema: Q, request: Request): z.output<Q> {
  const query = readQuery(new URL(request.url).searchParams);
  requireNoBody(request);
  requirePlainValues('query', query);
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  throw new AppError('invalid-input', 'The request is not valid.', {
    fields: parsed.error.issues.flatMap((issue) => toFields('query', issue)),
  });
}

function toFields(place: FieldProblem['in'], issue: z.core.$ZodIssue): FieldProblem[] {
  const path = issue.path.map((segment) =>
    typeof segment === 'symbol' ? String(segment) : segment,
  );
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => ({
      in: place,
      path: [...path, name],
      message: 'There is no such field',
    }));
  }
  if (issue.code === 'invalid_key') {
    return issue.issues.map(({ message }) => ({ in: place, path, message }));
  }
  return [{ in: place, path, message: issue.message }];
}

function readQuery(search: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(search.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = search.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

async function readBody({ method }: Pick<Endpoint, 'method'>, request: Request): Promise<unknown> {
  if (method === 'GET') return requireNoBody(request);
  const text = await readText(request);
  if (text.trim() === '') return {};
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/(.*\+)?json\b/i.test(type)) {
    throw new AppError('unsupported-media-type', 'Send the body as application/json.');
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('invalid-input', 'The body is not JSON.', {
      fields: [{ in: 'body', path: [], message: `Not JSON${placeOf(error)}` }],
    });
  }
}

/** Where it ends to be JSON, without the piece of it that the engine's own message repeats. */
function placeOf(error: unknown): string {
  const [place] = (error instanceof Error && /at position \d+/.exec(error.message)) || [];
  return place === undefined ? '' : ` ${place}`;
}

/** One of a GET has no meaning, and what stands between may see another request in it (RFC 9110, 9.3.1). */
function requireNoBody({ headers }: Request): object {
  const length = headers.get('content-length') ?? '0';
  if (length === '0' && !headers.has('transfer-encoding')) return {};
  throw new AppError('invalid-input', 'A GET takes no body.', {
    fields: [{ in: 'body', path: [], message: 'A GET takes no body' }],
  });
}

/** Reads a body as text. Throws `too-large`. */
export async function readText(request: Request): Promise<string> {
  return (await readBytes(request)).toString('utf8');
}

/** Reads a body as it is, of so many bytes at most. Throws `too-large`. */
export async function readBytes(request: Request, mostBytes = maxBodyBytes): Promise<Buffer> {
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) {
      throw new AppError('too-large', `A body may have ${mostBytes} bytes at most.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
