import fc from 'fast-check';
import type { Endpoint } from '#lib/api/endpoint.ts';
import {
  hostileBodies,
  hostileHeaders,
  hostileJson,
  hostileQueries,
} from './hostile-values.test-data.ts';
import type { Sent } from './routes-for-tests.ts';
import { type Schema, type Vocabulary, valuesOf } from './schema-values-for-tests.ts';

/** An operation as the OpenAPI document has it. */
export interface Operation {
  readonly operationId: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
}

const placeholder = '@hostile@';

/** Requests to an operation, most of them nearly right. */
export function requestsTo(
  operation: Operation,
  { method }: Pick<Endpoint, 'method'>,
  vocabulary: Vocabulary,
): fc.Arbitrary<Sent> {
  const headers = fc.oneof(
    { weight: 12, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.constantFrom(...hostileHeaders) },
  );
  const withoutBody = fc.record({
    params: paramsOf(operation, vocabulary),
    query: queriesOf(operation, vocabulary),
    headers,
  });
  if (method === 'GET') return withoutBody;
  return fc
    .tuple(withoutBody, bodiesOf(operation, vocabulary))
    .map(([request, body]) => ({ ...request, ...body }));
}

/** The same with a field that no operation has, so that none is accepted whatever else it says. */
export function spoiled({ body, params = {} }: Sent): Sent {
  const fields = typeof body === 'object' && body !== null ? body : {};
  return { params, body: { ...fields, nonsense: 1 } };
}

function paramsOf(operation: Operation, vocabulary: Vocabulary) {
  const values = operation.parameters
    .filter((parameter) => parameter.in === 'path')
    .map(({ name, schema }) => [
      name,
      valuesOf(schema, vocabulary, name).map((value) => String(asText(value)).toWellFormed()),
    ]);
  return fc.record<Record<string, string>>(Object.fromEntries(values));
}

function queriesOf(operation: Operation, vocabulary: Vocabulary): fc.Arbitrary<string> {
  const parameters = operation.parameters.filter((parameter) => parameter.in === 'query');
  const values = parameters.map(({ name, schema }) => [
    name,
    valuesOf(schema, vocabulary, name).map(asText),
  ]);
  const requiredKeys = parameters.filter(({ required }) => required).map(({ name }) => name);
  const fitting = fc
    .record<Record<string, string>>(Object.fromEntries(values), { requiredKeys })
    .map((entries) => `?${new URLSearchParams(Object.entries(entries))}`);
  return fc.oneof(
    { weight: 12, arbitrary: fitting },
    { weight: 1, arbitrary: fc.constantFrom(...hostileQueries) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fitting, fc.string({ unit: 'binary', maxLength: 20 }))
        .map(([query, more]) => `${query}&${encodeURIComponent(more.toWellFormed())}`),
    },
  );
}

function bodiesOf(operation: Operation, vocabulary: Vocabulary): fc.Arbitrary<Sent> {
  const schema = operation.requestBody?.content['application/json']?.schema;
  if (!schema) {
    return fc.oneof(
      { weight: 4, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: fc.constantFrom(...hostileBodies).map((raw) => ({ raw })) },
    );
  }
  const body = valuesOf(schema, vocabulary);
  return fc.oneof(
    { weight: 10, arbitrary: body.map((value) => ({ body: value })) },
    { weight: 1, arbitrary: fc.constantFrom(...hostileBodies).map((raw) => ({ raw })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(body, fc.nat(), fc.constantFrom(...hostileJson))
        .map(([value, at, json]) => ({ raw: withOneField(value, at, json) })),
    },
  );
}

/** A body with one of its fields replaced by JSON that no value of JavaScript is written as. */
function withOneField(value: unknown, at: number, json: string): string {
  if (typeof value !== 'object' || value === null) return json;
  const names = Object.keys(value);
  const name = names[at % Math.max(names.length, 1)];
  if (name === undefined) return json;
  const text = JSON.stringify({ ...value, [name]: placeholder });
  return text.replace(`"${placeholder}"`, () => json);
}

function asText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
