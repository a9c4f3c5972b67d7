import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../service.ts';
import type { OperationModel, ServiceModel } from './service-model.ts';
import type { WireRequest } from './wire.ts';

export interface Route {
  readonly operation: OperationModel;
  readonly labels: Readonly<Record<string, string>>;
}

/** The operation whose method, URI template and required bindings fit a REST request most closely. */
export function routeOf(model: ServiceModel, request: WireRequest): Route | undefined {
  const matches = [...model.operations.values()].flatMap((operation) => {
    const labels = matchOperation(operation, request);
    return labels ? [{ operation, labels, rank: rankOf(operation, request) }] : [];
  });
  matches.sort((a, b) => b.rank - a.rank || a.operation.name.length - b.operation.name.length);
  return matches[0];
}

function matchOperation(
  { http, input }: OperationModel,
  request: WireRequest,
): Record<string, string> | undefined {
  if (http?.method !== request.method) return undefined;
  const [path = '', search] = http.uri.split('?');
  const statics = [...new URLSearchParams(search)].filter(([key]) => key !== 'x-id');
  if (!statics.every(([key, value]) => request.query.get(key) === value)) return undefined;
  if (!requiredBindings(input).every((bound) => isPresent(bound, request))) return undefined;
  return matchPath(pathTemplate(path, input), request.path);
}

/** S3's models leave the bucket out of the URI, since it may be in the host; here it is always in the path. */
function pathTemplate(path: string, input: NormalizedSchema): string {
  if (path.includes('{Bucket}') || !hasBucketLabel(input)) return path;
  return path === '/' ? '/{Bucket}' : `/{Bucket}${path}`;
}

function hasBucketLabel(input: NormalizedSchema): boolean {
  if (!input.isStructSchema()) return false;
  return [...input.structIterator()].some(
    ([name, member]) => name === 'Bucket' && member.getMergedTraits().httpLabel,
  );
}

/** More bound by the request is closer; the SDK's own `x-id` decides between equals. */
function rankOf({ http, input, name }: OperationModel, request: WireRequest): number {
  const [path = '', search] = http?.uri.split('?') ?? [];
  const statics = [...new URLSearchParams(search)].filter(([key]) => key !== 'x-id').length;
  const literals = path.split('/').filter((segment) => segment && !segment.startsWith('{')).length;
  const named = request.query.get('x-id') === name ? 0.5 : 0;
  return statics + literals + requiredBindings(input).length + named;
}

function matchPath(template: string, path: string): Record<string, string> | undefined {
  const names: string[] = [];
  const pattern = template.replace(/\{(\w+)(\+?)\}/g, (_, name: string, greedy: string) => {
    names.push(name);
    return greedy ? '(.+)' : '([^/]+)';
  });
  const match = new RegExp(`^${pattern}$`, 's').exec(withoutTrailingSlash(path));
  if (!match) return undefined;
  return Object.fromEntries(names.map((name, i) => [name, decodeLabel(match[i + 1] ?? '')]));
}

/** @throws AwsError InvalidURI where the percent-encoding is broken */
function decodeLabel(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new AwsError('InvalidURI', "Couldn't parse the specified URI.", 400, {
      Cause: String(cause),
    });
  }
}

/** A bucket is addressed as `/bucket` and as `/bucket/`; in a key every slash counts. */
function withoutTrailingSlash(path: string): string {
  return path.replace(/^(\/[^/]+)\/$/, '$1');
}

interface Binding {
  readonly header?: string;
  readonly query?: string;
}

function requiredBindings(input: NormalizedSchema): Binding[] {
  const source = input.getSchema();
  const required = Array.isArray(source) && typeof source[6] === 'number' ? source[6] : 0;
  return [...(input.isStructSchema() ? input.structIterator() : [])]
    .slice(0, required)
    .map(([, member]) => member.getMergedTraits())
    .map(({ httpHeader, httpQuery }) => ({ header: httpHeader, query: httpQuery }))
    .filter(({ header, query }) => header !== undefined || query !== undefined);
}

function isPresent({ header, query }: Binding, request: WireRequest): boolean {
  return header ? header.toLowerCase() in request.headers : request.query.has(query ?? '');
}
