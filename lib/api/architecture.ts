import { z } from 'zod';
import type { JsonValue, ResourceGraph } from '#lib/resources/graph.ts';
import { defineEndpoint } from './define-endpoint.ts';
import { named } from './environments.ts';

const resourceStatus = z.enum(['healthy', 'changing', 'failed', 'stopped', 'deleting', 'unknown']);

export const jsonValue: z.ZodType<JsonValue> = z
  .lazy(() =>
    z.union([
      z.string(),
      z.number(),
      z.boolean(),
      z.null(),
      z.array(jsonValue),
      z.record(z.string(), jsonValue),
    ]),
  )
  .meta({ id: 'JsonValue' });

export const resourceNode = z
  .object({
    id: z.string(),
    type: z.string(),
    name: z.string(),
    status: resourceStatus,
    statusText: z.string(),
    statusReason: z.string().optional(),
    health: z
      .object({ state: z.enum(['healthy', 'unhealthy', 'unknown']), text: z.string() })
      .optional(),
    drift: z
      .object({
        state: z.enum(['in-sync', 'modified', 'deleted']),
        checkedAt: z.iso.datetime(),
      })
      .optional(),
    /** Which of the graph's sources described it. */
    source: z.string().optional(),
    arn: z.string().optional(),
    layer: z.string().optional(),
    logicalId: z.string().optional(),
    managed: z.boolean(),
    awsDefault: z.boolean().optional(),
    properties: z.record(z.string(), jsonValue),
    tags: z.record(z.string(), z.string()),
  })
  .meta({ id: 'ResourceNode' });

export const relation = z
  .object({
    from: z.string(),
    to: z.string(),
    kind: z.string(),
    label: z.string().optional(),
  })
  .meta({ id: 'Relation' });

export const environmentGraph = z
  .object({
    /** Grows by one with every change; a delta applies to the revision before its own. */
    revision: z.number().int(),
    at: z.iso.datetime(),
    nodes: z.array(resourceNode),
    relations: z.array(relation),
    sources: z.array(
      z.object({
        source: z.string(),
        state: z.enum(['fresh', 'stale', 'denied']),
        at: z.iso.datetime(),
        message: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'EnvironmentGraph' });

export const graphDelta = z.object({
  revision: z.number().int(),
  at: z.iso.datetime(),
  nodes: z.array(resourceNode),
  removed: z.array(z.string()),
  /** All relations, where any changed. */
  relations: z.array(relation).nullable(),
  sources: environmentGraph.shape.sources,
});

export type EnvironmentGraph = ResourceGraph & { readonly revision: number };

export type GraphDelta = Pick<ResourceGraph, 'at' | 'nodes' | 'sources'> & {
  readonly revision: number;
  readonly removed: readonly string[];
  readonly relations: ResourceGraph['relations'] | null;
};

export const getGraph = defineEndpoint({
  id: 'getGraph',
  method: 'GET',
  path: '/environments/{name}/graph',
  summary: 'The resources that exist and their relations, as last discovered',
  tag: 'Architecture',
  params: named,
  response: environmentGraph,
  refusals: ['environment-not-found'],
});

export const getPackedGraph = defineEndpoint({
  id: 'getPackedGraph',
  method: 'GET',
  path: '/environments/{name}/graph/packed',
  summary: 'The same document compressed by gzip; with its tag it is read again only if it changed',
  tag: 'Architecture',
  params: named,
  mediaType: 'application/gzip',
  response: z.string().meta({ format: 'binary' }),
  refusals: ['environment-not-found'],
});

export const refreshGraph = defineEndpoint({
  id: 'refreshGraph',
  method: 'POST',
  path: '/environments/{name}/graph/refresh',
  summary: 'Discover now, and answer with what was found',
  tag: 'Architecture',
  params: named,
  response: environmentGraph,
  refusals: ['environment-not-found'],
});
