import { describe, expect, it } from 'vitest';
import { endpoints } from './endpoints.ts';
import { openApiDocument } from './openapi.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: object }[];
  readonly requestBody?: { content: Record<string, { schema: object }> };
  readonly responses: Record<string, { description: string }>;
}

const document = JSON.parse(JSON.stringify(openApiDocument()));
const paths: [string, Record<string, Operation>][] = Object.entries(document.paths);
const operations = paths.flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === '$ref' && typeof item === 'string' ? [item] : referencesIn(item),
  );
}

function resolve(reference: string): unknown {
  return reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((at, segment) => (at as Record<string, unknown>)?.[segment], document);
}

describe('the OpenAPI document', () => {
  it('is of version 3.1 and has every endpoint, and the stream', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Strata' } });
    expect(operations.map(({ operation }) => operation.operationId).sort()).toEqual(
      [...endpoints.map(({ id }) => id), 'streamEvents'].sort(),
    );
  });

  it('has each operation id once', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refers only to what is in it', () => {
    const references = [...new Set(referencesIn(document))];
    expect(references.length).toBeGreaterThan(10);
    expect(references.filter((reference) => resolve(reference) === undefined)).toEqual([]);
  });

  it('keeps no schema that nothing refers to', () => {
    const used = new Set(referencesIn(document));
    const names = Object.keys(document.components.schemas);
    expect(names.filter((name) => !used.has(`#/components/schemas/${name}`))).toEqual([]);
  });

  it.each(operations)(
    '$method $path declares each parameter of its path',
    ({ path, operation }) => {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = operation.parameters.filter((parameter) => parameter.in === 'path');
      expect(declared.map(({ name }) => name).sort()).toEqual(inPath.sort());
      expect(declared.every(({ required }) => required)).toBe(true);
    },
  );

  it.each(operations)('$method $path has answers with descriptions', ({ method, operation }) => {
    const answers = Object.entries(operation.responses);
    expect(answers.some(([status]) => /^2\d\d$/.test(status))).toBe(true);
    expect(answers.every(([, { description }]) => description.length > 0)).toBe(true);
    if (method === 'get') expect(operation.requestBody).toBeUndefined();
  });
});
