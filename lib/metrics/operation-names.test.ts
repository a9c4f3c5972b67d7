import { describe, expect, it } from 'vitest';
import { apiPrefix } from '#lib/api/endpoint.ts';
import { endpoints } from '#lib/http/endpoints.ts';
import { operationNames } from './operation-names.ts';

const nameOf = operationNames(endpoints);

describe('a request is counted', () => {
  it.each(endpoints.map(({ id, method, path }) => [id, method, path] as const))(
    'as the operation that it is: %s',
    (id, method, path) => {
      const target = `${apiPrefix}${path.replace(/\{\w+\}/g, 'some%20thing')}?a=/b`;
      expect(nameOf(method, target)).toBe(id);
    },
  );

  it.each([
    ['GET', '/', 'page'],
    ['GET', '/environments/dev', 'page'],
    ['POST', '/x', 'page'],
    ['GET', '/_next/static/chunks/a.js', 'file'],
    ['GET', '/icons/aws.json', 'file'],
    ['HEAD', '/api/v1/health', 'getHealth'],
    ['GET', '/api/v1/stream?environment=dev', 'stream'],
    ['GET', '/api/v1/openapi.json', 'openapi'],
    ['GET', '/metrics', 'metrics'],
    ['POST', '/api/hooks/github/dev', 'hook'],
    ['POST', '/api/hooks/other/dev', 'unknown'],
    ['GET', '/api/v1/environments/a/b/c/d', 'unknown'],
    ['BREW', '/api/v1/environments', 'unknown'],
  ])('%s %s as %s', (method, target, name) => {
    expect(nameOf(method, target)).toBe(name);
  });
});
