import { z } from 'zod';
import type { JsonValue, Relation, ResourceDrift, ResourceNode } from '#lib/resources/graph.ts';
import { environmentGraph, jsonValue, relation, resourceNode } from './architecture.ts';
import { defineEndpoint } from './define-endpoint.ts';
import { named } from './environments.ts';

const tag = 'History';

/** PostgreSQL has no year 0, and nothing was recorded before there were computers. */
const instant = z.iso
  .datetime({ offset: true, error: 'Not a time such as 2026-01-31T09:30:00Z' })
  .refine((text) => Date.parse(text) >= 0, 'Not before 1970');

export const graphMoment = z
  .object({
    at: z.iso.datetime(),
    /** That of the graph; it held until the next one. */
    revision: z.number().int(),
    resourceCount: z.number().int(),
  })
  .meta({ id: 'GraphMoment' });

export type GraphMoment = z.output<typeof graphMoment>;

const propertyChange = z.object({
  /** Where, as `CidrBlock`, `Routes[1].State` or `tags.Name`. */
  path: z.string(),
  before: jsonValue.optional(),
  after: jsonValue.optional(),
});

export const graphDifference = z
  .object({
    from: graphMoment,
    to: graphMoment,
    added: z.array(resourceNode),
    removed: z.array(resourceNode),
    changed: z.array(
      z.object({
        /** As it is afterwards. */
        node: resourceNode,
        status: z.object({ before: z.string(), after: z.string() }).optional(),
        /** How it compares with its template, where that is different. */
        drift: z.enum(['in-sync', 'modified', 'deleted']).optional(),
        properties: z.array(propertyChange),
      }),
    ),
    relations: z.object({ added: z.array(relation), removed: z.array(relation) }),
    /** What stayed as it was and is related to what did not. */
    unchanged: z.object({
      nodes: z.array(
        resourceNode.pick({ id: true, type: true, name: true, layer: true, awsDefault: true }),
      ),
      relations: z.array(relation),
    }),
  })
  .meta({ id: 'GraphDifference' });

export type UnchangedResource = Pick<ResourceNode, 'id' | 'type' | 'name' | 'layer' | 'awsDefault'>;

export interface ChangedResource {
  readonly node: ResourceNode;
  readonly status?: { readonly before: string; readonly after: string };
  readonly drift?: ResourceDrift['state'];
  readonly properties: readonly {
    readonly path: string;
    readonly before?: JsonValue;
    readonly after?: JsonValue;
  }[];
}

/** What the schema describes, in the words of the resource graph. */
export interface GraphDifference {
  readonly from: GraphMoment;
  readonly to: GraphMoment;
  readonly added: readonly ResourceNode[];
  readonly removed: readonly ResourceNode[];
  readonly changed: readonly ChangedResource[];
  readonly relations: {
    readonly added: readonly Relation[];
    readonly removed: readonly Relation[];
  };
  readonly unchanged: {
    readonly nodes: readonly UnchangedResource[];
    readonly relations: readonly Relation[];
  };
}

export const listMoments = defineEndpoint({
  id: 'listMoments',
  method: 'GET',
  path: '/environments/{name}/graph/moments',
  summary: 'Moments at which the resources changed, newest first',
  tag,
  params: named,
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(500).default(100),
    before: z.coerce
      .number()
      .int()
      .min(1)
      .max(2_147_483_647)
      .optional()
      .meta({ description: 'Revision of the oldest moment already known.' }),
  }),
  response: z.object({ moments: z.array(graphMoment), next: z.number().int().nullable() }),
  refusals: ['environment-not-found'],
});

export const getMoment = defineEndpoint({
  id: 'getMoment',
  method: 'GET',
  path: '/environments/{name}/graph/moments/{at}',
  summary: 'The resources and their relations as they were at a time',
  tag,
  params: named.extend({
    at: instant.meta({ description: 'The moment at or before it is given.' }),
  }),
  response: environmentGraph,
  refusals: ['environment-not-found', 'moment-not-found'],
});

export const getDifference = defineEndpoint({
  id: 'getDifference',
  method: 'GET',
  path: '/environments/{name}/graph/difference',
  summary: 'What is different between two moments',
  tag,
  params: named,
  query: z.strictObject({
    from: instant.meta({ description: 'The moment at or before it is compared.' }),
    to: instant.optional().meta({ description: 'Likewise; now when left out.' }),
  }),
  response: graphDifference,
  refusals: ['environment-not-found', 'moment-not-found'],
});
