import type { z } from 'zod';
import type { ErrorCode } from '#lib/errors/app-error.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** One operation of the REST API: what it takes and gives, for the server, the browser and OpenAPI alike. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  /** OpenAPI's `operationId`. */
  readonly id: string;
  readonly method: Method;
  /** Below `/api/v1`, parameters in braces as in OpenAPI. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly tag: string;
  readonly status: 200 | 201 | 202 | 204;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly response: Response;
  /** Media type of the answer; JSON but for a download. */
  readonly mediaType: string;
  /** Whether the answer has a secret in it, so that also reading it is recorded in the audit. */
  readonly reveals: boolean;
  /** A request with this name in its query only asks whether it would do, and is not recorded. */
  readonly rehearsal: string | undefined;
  /** Codes of expected refusals beside invalid input, for the OpenAPI document. */
  readonly refusals: readonly ErrorCode[];
}

export const apiPrefix = '/api/v1';
