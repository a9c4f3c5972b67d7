import { z } from 'zod';
import { defineEndpoint } from './define-endpoint.ts';
import { named } from './environments.ts';

const tag = 'Drift';

export const driftDetection = z
  .object({
    layers: z.array(
      z.object({
        layer: z.string(),
        /** `running` where a comparison that was asked for before goes on. */
        outcome: z.enum(['started', 'running', 'refused']),
        reason: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'DriftDetection' });

export type DriftDetection = z.output<typeof driftDetection>;

export const resourceDriftDetail = z
  .object({
    resource: z.string(),
    state: z.enum(['in-sync', 'modified', 'deleted', 'not-checked']),
    checkedAt: z.iso.datetime().nullable(),
    differences: z.array(
      z.object({
        /** JSON pointer into its properties, such as `/Tags/0/Value`. */
        path: z.string(),
        kind: z.enum(['added', 'removed', 'changed']),
        /** As its template has it; null for what the template does not have. */
        expected: z.string().nullable(),
        actual: z.string().nullable(),
        /** Path of the layer's parameter that it follows, such as `workers`; null where none does. */
        parameter: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'ResourceDrift' });

export type ResourceDriftDetail = z.output<typeof resourceDriftDetail>;

/** Resource ids hold slashes and colons, so that they are told in the query. */
export const ofResource = z.strictObject({
  resource: z
    .string()
    .min(1, 'Which resource?')
    .max(2_048)
    .meta({ description: 'The id of a resource of the graph.' }),
});

export const detectDrift = defineEndpoint({
  id: 'detectDrift',
  method: 'POST',
  path: '/environments/{name}/drift',
  summary: 'Compare every deployed layer with its template; the graph tells what is found',
  tag,
  status: 202,
  params: named,
  response: driftDetection,
  refusals: ['environment-not-found', 'nothing-deployed'],
});

export const getResourceDrift = defineEndpoint({
  id: 'getResourceDrift',
  method: 'GET',
  path: '/environments/{name}/resources/drift',
  summary: 'How a resource differs from its template, as of the last comparison',
  tag,
  params: named,
  query: ofResource,
  response: resourceDriftDetail,
  refusals: ['environment-not-found', 'resource-not-found'],
});

export const adoptDrift = defineEndpoint({
  id: 'adoptDrift',
  method: 'POST',
  path: '/environments/{name}/resources/drift',
  summary: 'Take what a property really is into the parameter that it follows',
  tag,
  params: named,
  body: z.strictObject({
    resource: ofResource.shape.resource,
    path: z
      .string()
      .regex(/^(\/[^/]*)+$/, 'A JSON pointer into its properties, such as /Timeout')
      .max(1_024)
      .meta({ description: 'Of the property, as the differences have it.' }),
  }),
  response: z
    .object({
      layer: z.string(),
      /** Path of the parameter, and what it is now. */
      parameter: z.string(),
      value: z.unknown(),
    })
    .meta({ id: 'AdoptedDrift' }),
  refusals: [
    'environment-not-found',
    'resource-not-found',
    'nothing-to-adopt',
    'deployment-active',
  ],
});

export type AdoptedDrift = z.output<typeof adoptDrift.response>;
