import { z } from 'zod';
import { apiPrefix, type Endpoint } from '#lib/api/endpoint.ts';
import { problem } from '#lib/api/problem.ts';
import { accessTable } from '#lib/identity/access-table.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { endpoints } from './endpoints.ts';
import { NamedSchemas } from './named-schemas.ts';
import { statusOf } from './problem-response.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document, made from the schemas that validate the requests. */
export function openApiDocument(): Json {
  const schemas = new NamedSchemas();
  return {
    openapi: '3.1.0',
    info: {
      title: 'Strata',
      version: packageJson.version,
      description: 'Everything the user interface does, for scripts.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: apiPrefix }],
    paths: { ...pathsOf(endpoints, schemas), '/stream': { get: streamOperation(schemas) } },
    components: {
      schemas: schemas.named(),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token, made by a person.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'strata.session_token',
          description: 'Of a browser, given at the sign-in.',
        },
      },
    },
    security: [{ token: [] }, { session: [] }],
  };
}

function pathsOf(operations: readonly Endpoint[], schemas: NamedSchemas): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of operations) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operationOf(endpoint, schemas),
    };
  }
  return paths;
}

function operationOf(endpoint: Endpoint, schemas: NamedSchemas): Json {
  const { body } = endpoint;
  const takesBody = !(body instanceof z.ZodObject) || Object.keys(body.shape).length > 0;
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    ...accessOf(endpoint.id),
    parameters: [
      ...parametersOf(endpoint.params, 'path', schemas),
      ...parametersOf(endpoint.query, 'query', schemas),
    ],
    ...(takesBody ? { requestBody: requestBodyOf(body, schemas) } : {}),
    responses: responsesOf(endpoint, schemas),
  };
}

/** Who may ask for it, in words, and that nobody need sign in where that is so. */
function accessOf(id: string): Json {
  const access = accessTable[id];
  if (!access || access.of === 'signed-in') return {};
  if (access.of === 'anyone') return { security: [] };
  const more = (access.also ?? [])
    .map(({ permission, when }) => `, and \`${permission}\` where ${when}`)
    .join('');
  return { description: `Needs the permission \`${access.permission}\`${more}.` };
}

function requestBodyOf(body: z.ZodType, schemas: NamedSchemas): Json {
  return {
    required: !body.safeParse({}).success,
    content: { 'application/json': { schema: schemas.of(body, 'input') } },
  };
}

function responsesOf(endpoint: Endpoint, schemas: NamedSchemas): Json {
  const refusals = new Map<number, string[]>([
    [422, ['invalid-input']],
    [429, ['too-many-requests']],
  ]);
  const { of } = accessTable[endpoint.id] ?? { of: 'anyone' };
  if (of !== 'anyone') refusals.set(401, ['not-signed-in']);
  if (of !== 'anyone' && of !== 'signed-in') refusals.set(403, ['not-allowed']);
  for (const code of endpoint.refusals) {
    refusals.set(statusOf[code], [...(refusals.get(statusOf[code]) ?? []), code]);
  }
  const answer =
    endpoint.status === 204
      ? { description: endpoint.summary }
      : {
          description: endpoint.summary,
          content: { [endpoint.mediaType]: { schema: schemas.of(endpoint.response, 'output') } },
        };
  return {
    [endpoint.status]: answer,
    ...Object.fromEntries(
      [...refusals].map(([status, codes]) => [status, problemAnswer(codes.join(', '), schemas)]),
    ),
    default: problemAnswer('Any other refusal or failure', schemas),
  };
}

function problemAnswer(description: string, schemas: NamedSchemas): Json {
  const schema = schemas.of(problem, 'output');
  return { description, content: { 'application/problem+json': { schema } } };
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query', schemas: NamedSchemas): Json[] {
  const { properties = {}, required = [] } = schemas.of(schema, 'input') as {
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

function streamOperation(schemas: NamedSchemas): Json {
  return {
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
      {
        name: 'after',
        in: 'query',
        required: false,
        description:
          'Sequence of an event that is older than everything that was read: the stream goes on from there instead of beginning with hello. Last-Event-ID passes it by.',
        schema: { type: 'integer', minimum: 0 },
      },
      { name: 'Last-Event-ID', in: 'header', required: false, schema: { type: 'integer' } },
    ],
    responses: {
      200: {
        description: 'Events',
        content: { 'text/event-stream': { schema: { type: 'string' } } },
      },
      default: problemAnswer('Any refusal or failure', schemas),
    },
  };
}
