import type { z } from 'zod';
import { apiPrefix, type Endpoint } from '#lib/api/endpoint.ts';
import { type Problem, problem } from '#lib/api/problem.ts';
import { readJson } from '#lib/services/read-json.ts';

/** A refusal of the API, with the fields it names. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail ?? problem.title, options);
    this.name = 'ApiError';
    this.status = problem.status;
    this.problem = problem;
  }

  /** What is wrong with a field of the body, by its JSON pointer. */
  fieldError(pointer: string): string | undefined {
    return this.problem.errors?.find((field) => field.in === 'body' && field.pointer === pointer)
      ?.detail;
  }
}

interface Call<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly params?: z.input<P>;
  readonly query?: z.input<Q>;
  readonly body?: z.input<B>;
  readonly signal?: AbortSignal;
}

/** Where the API is; a browser has it beside the page. */
export interface ApiServer {
  /** Such as `https://strata.example.com`. */
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
}

const besideThePage: ApiServer = { origin: '', headers: {} };

/** Calls an operation of the API. Throws {@link ApiError} for what it refuses. */
export async function callApi<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
>(
  endpoint: Endpoint<P, Q, B, R>,
  call: Call<P, Q, B> = {},
  server: ApiServer = besideThePage,
): Promise<z.output<R>> {
  const text = await (await requestApi(endpoint, call, server)).text();
  return JSON.parse(text === '' ? 'null' : text);
}

/** The response of an operation whose answer is not JSON. Throws {@link ApiError} for what it refuses. */
export async function requestApi<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  endpoint: Endpoint<P, Q, B>,
  call: Call<P, Q, B> = {},
  { origin, headers }: ApiServer = besideThePage,
): Promise<Response> {
  const response = await fetch(`${origin}${urlOf(endpoint.path, call)}`, {
    method: endpoint.method,
    headers: {
      ...headers,
      ...(call.body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
    ...(call.signal ? { signal: call.signal } : {}),
  }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(unreachable, { cause });
  });
  if (!response.ok) throw new ApiError(await problemOf(response));
  return response;
}

function urlOf(
  path: string,
  { params, query }: { readonly params?: unknown; readonly query?: unknown },
): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(recordOf(params)[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(recordOf(query))) {
    if (value !== undefined) search.set(name, String(value));
  }
  const suffix = search.size > 0 ? `?${search}` : '';
  return `${apiPrefix}${filled}${suffix}`;
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}

/** What stands between may answer by itself, in whatever form. */
async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text().catch(() => '');
  return (
    readJson(problem, text) ?? {
      type: 'about:blank',
      title: response.statusText || 'Error',
      status: response.status,
      code: 'internal',
    }
  );
}

const unreachable: Problem = {
  type: 'about:blank',
  title: 'Not reachable',
  status: 0,
  code: 'unreachable',
  detail: 'Strata does not answer. Is it still running?',
};
