import { z } from 'zod';
import { apiPrefix, type Endpoint } from '#lib/api/endpoint.ts';
import { problem } from '#lib/api/problem.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { endpoints } from './endpoints.ts';
import { statusOf } from './problem-response.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document, made from the schemas that validate the requests. */
export function openApiDocument(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Strata',
      version: packageJson.version,
      description: 'Everything the user interface does, for scripts.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: apiPrefix }],
    paths: { ...pathsOf(endpoints), '/stream': streamPath },
    components: { schemas: { Problem: schemaOf(problem, 'output') } },
  };
}

function pathsOf(operations: readonly Endpoint[]): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of operations) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operationOf(endpoint),
    };
  }
  return paths;
}

function operationOf(endpoint: Endpoint): Json {
  const body = schemaOf(endpoint.body, 'input');
  const hasBody = Object.keys((body.properties ?? {}) as Json).length > 0;
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    parameters: [
      ...parametersOf(endpoint.params, 'path'),
      ...parametersOf(endpoint.query, 'query'),
    ],
    ...(hasBody
      ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } }
      : {}),
    responses: responsesOf(endpoint),
  };
}

function responsesOf(endpoint: Endpoint): Json {
  const refusals = new Map<number, string[]>([[422, ['invalid-input']]]);
  for (const code of endpoint.refusals) {
    const status = statusOf[code as keyof typeof statusOf];
    refusals.set(status, [...(refusals.get(status) ?? []), code]);
  }
  return {
    [endpoint.status]: {
      description: endpoint.summary,
      ...(endpoint.status === 204
        ? {}
        : { content: { 'application/json': { schema: schemaOf(endpoint.response, 'output') } } }),
    },
    ...Object.fromEntries(
      [...refusals].map(([status, codes]) => [
        status,
        {
          description: codes.join(', '),
          content: {
            'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
          },
        },
      ]),
    ),
  };
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description ? { description } : {}),
    schema: rest,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

const streamPath: Json = {
  get: {
    operationId: 'streamEvents',
    summary: 'Live changes as server-sent events, resumable by Last-Event-ID',
    tags: ['Live'],
    parameters: [
      {
        name: 'environment',
        in: 'query',
        required: false,
        description: 'One environment in detail; left out, all of them in outline.',
        schema: { type: 'string' },
      },
      { name: 'Last-Event-ID', in: 'header', required: false, schema: { type: 'integer' } },
    ],
    responses: {
      200: {
        description: 'Events',
        content: { 'text/event-stream': { schema: { type: 'string' } } },
      },
    },
  },
};
