import { apiPrefix, type Endpoint } from '#lib/api/endpoint.ts';

/** What a request is counted as: one of few names, whatever the path says. */
export type OperationNames = (method: string, target: string) => string;

const stream = /^\/api\/v1\/stream$/;
const document = /^\/api\/v1\/openapi\.json$/;
const hook = /^\/api\/hooks\/(terraform|github)\/[^/]+$/;
const files = /^\/(_next|icons)\/|^\/icon\.svg$/;

/** Names requests after the API's operations; beside them there are pages, files and what is unknown. */
export function operationNames(endpoints: readonly Endpoint[]): OperationNames {
  const operations = endpoints.map(({ id, method, path }) => ({
    id,
    method,
    pattern: new RegExp(`^${apiPrefix}${path.replace(/\{\w+\}/g, '[^/]+')}$`),
  }));
  return (method, target) => {
    const path = target.replace(/[?#].*$/s, '');
    const asked = method === 'HEAD' ? 'GET' : method;
    const operation = operations.find((one) => one.method === asked && one.pattern.test(path));
    if (operation) return operation.id;
    if (stream.test(path)) return 'stream';
    if (document.test(path)) return 'openapi';
    if (path === '/metrics') return 'metrics';
    if (hook.test(path)) return 'hook';
    if (path.startsWith('/api/')) return 'unknown';
    return files.test(path) ? 'file' : 'page';
  };
}
