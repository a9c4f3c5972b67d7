import { readdir } from 'node:fs/promises';
import { apiPrefix, type Endpoint, type Method } from '#lib/api/endpoint.ts';
import { endpoints } from '#lib/http/endpoints.ts';
import type { RouteHandler } from '#lib/http/serve.ts';
import type { SignedIn } from './people-for-tests.ts';

type RouteModule = Partial<Record<Method, RouteHandler>>;

const folder = new URL('v1/', import.meta.url);
const origin = 'http://127.0.0.1:3000';

/** The route modules by the paths they answer, as in OpenAPI. */
export async function routeModules(): Promise<Map<string, RouteModule>> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith('route.ts'));
  return new Map(
    await Promise.all(
      files.map(async (file): Promise<[string, RouteModule]> => {
        const path = `/${file.replace(/\/route\.ts$/, '')}`.replaceAll(/\[(\w+)\]/g, '{$1}');
        return [path, await import(new URL(file, folder).href)];
      }),
    ),
  );
}

export interface Sent {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
  /** A body as it is, whatever its type. */
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends requests to the genuine route handlers, without a server between, as whoever is asked for them. */
export function caller(
  modules: ReadonlyMap<string, RouteModule>,
  asWhom: () => Pick<SignedIn, 'headers'> | undefined,
) {
  return (endpoint: Pick<Endpoint, 'method' | 'path'>, sent: Sent = {}): Promise<Response> => {
    const handler = modules.get(endpoint.path)?.[endpoint.method];
    if (!handler) throw new Error(`No route for ${endpoint.method} ${endpoint.path}`);
    const {
      params = {},
      query = '',
      body,
      raw = body === undefined ? undefined : JSON.stringify(body),
    } = sent;
    const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name) =>
      encodeURIComponent(params[name] ?? ''),
    );
    const request = new Request(`${origin}${apiPrefix}${path}${query}`, {
      method: endpoint.method,
      headers: {
        host: '127.0.0.1:3000',
        ...asWhom()?.headers,
        ...(raw === undefined ? {} : { 'content-type': 'application/json' }),
        ...sent.headers,
      },
      ...(raw === undefined ? {} : { body: raw }),
    });
    return handler(request, { params: Promise.resolve(params) });
  };
}

/** The endpoint of an id. Throws where there is none. */
export function endpointOf(id: string): Endpoint {
  const found = endpoints.find((endpoint) => endpoint.id === id);
  if (!found) throw new Error(`No endpoint ${id}`);
  return found;
}
