import { z } from 'zod';
import type { ErrorCode } from '#lib/errors/app-error.ts';
import type { Endpoint, Method } from './endpoint.ts';

const nothing = z.strictObject({});

type Nothing = typeof nothing;

interface Definition<Params, Query, Body, Response> {
  readonly id: string;
  readonly method: Method;
  readonly path: `/${string}`;
  readonly summary: string;
  readonly tag: string;
  readonly status?: 200 | 201 | 202 | 204;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly response: Response;
  readonly mediaType?: string;
  readonly reveals?: boolean;
  readonly rehearsal?: string;
  readonly refusals?: readonly ErrorCode[];
}

/** Fills in what most endpoints do not have: parameters, a query, a body. */
export function defineEndpoint<
  Response extends z.ZodType,
  Params extends z.ZodType = Nothing,
  Query extends z.ZodType = Nothing,
  Body extends z.ZodType = Nothing,
>(definition: Definition<Params, Query, Body, Response>): Endpoint<Params, Query, Body, Response> {
  return {
    status: 200,
    refusals: [],
    reveals: false,
    rehearsal: undefined,
    mediaType: 'application/json',
    ...definition,
    params: definition.params ?? absent<Params>(),
    query: definition.query ?? absent<Query>(),
    body: definition.body ?? absent<Body>(),
  };
}

/** The type parameter has `Nothing` as its default exactly where the definition left the schema out. */
function absent<Schema extends z.ZodType>(): Schema {
  return nothing as unknown as Schema;
}
