import { z } from 'zod';
import { layerIds } from '#cloudformation/layer.ts';
import { costAmount } from './cost-documents.ts';
import { defineEndpoint } from './define-endpoint.ts';
import { deployment } from './deployment-documents.ts';
import {
  environmentDetail,
  environmentName,
  layerState,
  named,
  regionCode,
} from './environments.ts';

const tag = 'Configuration';

const comparedPlace = z.object({
  name: z.string(),
  region: z.string(),
  accountId: z.string(),
  resourceCount: z.number().int(),
  driftedCount: z.number().int(),
  /** By estimate of what exists. */
  cost: costAmount,
});

const comparedLayer = z.object({
  state: layerState,
  updatedAt: z.iso.datetime().nullable(),
  driftCheckedAt: z.iso.datetime().nullable(),
  /** Resources of the layer that are not as its template says, or gone. */
  drifted: z.number().int(),
  cost: costAmount,
});

const comparedResource = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
});

/** Two environments side by side; of parameters, resources and versions only what differs. */
export const environmentComparison = z
  .object({
    from: comparedPlace,
    to: comparedPlace,
    layers: z.array(
      z.object({
        id: z.enum(layerIds),
        title: z.string(),
        from: comparedLayer,
        to: comparedLayer,
      }),
    ),
    parameters: z.array(
      z.object({
        variable: z.string(),
        layer: z.enum(layerIds),
        parameter: z.string(),
        title: z.string(),
        from: z.string(),
        to: z.string(),
        /** What `to` would have if it were promoted: as in `from`, with names made of its own. */
        promoted: z.string(),
      }),
    ),
    resources: z.array(
      z.object({
        layer: z.string(),
        logicalId: z.string(),
        type: z.string(),
        from: comparedResource.nullable(),
        to: comparedResource.nullable(),
      }),
    ),
    versions: z.array(
      z.object({
        layer: z.string(),
        logicalId: z.string(),
        /** What has a version, such as `Engine`. */
        what: z.string(),
        from: z.string(),
        to: z.string(),
      }),
    ),
  })
  .meta({ id: 'EnvironmentComparison' });

export type EnvironmentComparison = z.output<typeof environmentComparison>;

export const compareEnvironments = defineEndpoint({
  id: 'compareEnvironments',
  method: 'GET',
  path: '/environments/{name}/comparison',
  summary: 'An environment beside another one: parameters, resources, versions, drift',
  tag,
  params: named,
  query: z.strictObject({
    with: environmentName.meta({ description: 'The environment that it is compared with.' }),
  }),
  response: environmentComparison,
  refusals: ['environment-not-found'],
});

export const promoteParameters = defineEndpoint({
  id: 'promoteParameters',
  method: 'POST',
  path: '/environments/{name}/promotion',
  summary: 'Take parameters over from another environment, and plan the layers that change',
  tag,
  status: 202,
  params: named,
  body: z.strictObject({
    from: environmentName.meta({ description: 'The environment that they are taken from.' }),
    variables: z
      .array(z.string().min(1).max(128))
      .min(1, 'At least one variable')
      .max(500)
      .meta({ description: 'Names of the variables that differ and are to be taken over.' }),
  }),
  response: deployment,
  refusals: ['environment-not-found', 'deployment-active', 'account-read-only'],
});

export const cloneEnvironment = defineEndpoint({
  id: 'cloneEnvironment',
  method: 'POST',
  path: '/environments/{name}/clone',
  summary:
    'Create an environment with the parameters and tags of this one; nothing is deployed yet',
  tag,
  status: 201,
  params: named,
  body: z.strictObject({
    name: environmentName,
    region: regionCode.optional(),
    awsAccountId: z.uuid().nullable().optional().meta({
      title: 'AWS account',
      description:
        'Id of the connected account that it is to live in; null for the one that Strata itself runs with, absent for that of the environment.',
    }),
  }),
  response: environmentDetail,
  refusals: [
    'environment-not-found',
    'environment-exists',
    'account-not-found',
    'account-not-ready',
    'aws-denied',
  ],
});
