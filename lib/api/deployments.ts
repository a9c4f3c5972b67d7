import { z } from 'zod';
import { defineEndpoint } from './define-endpoint.ts';
import { deployment, stackEvent } from './deployment-documents.ts';
import { environmentName, named } from './environments.ts';

const tag = 'Deployments';
const identified = z.strictObject({ id: z.uuid('Not the id of a deployment') });

export const listDeployments = defineEndpoint({
  id: 'listDeployments',
  method: 'GET',
  path: '/environments/{name}/deployments',
  summary: 'Deployments of an environment, newest first',
  tag,
  params: named,
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    before: z
      .uuid()
      .optional()
      .meta({ description: 'Id of the last deployment of the page before.' }),
  }),
  response: z.object({ deployments: z.array(deployment), next: z.string().nullable() }),
  refusals: ['environment-not-found'],
});

export const planDeployment = defineEndpoint({
  id: 'planDeployment',
  method: 'POST',
  path: '/environments/{name}/deployments',
  summary: 'Plan a deployment: a change set for each layer that can be planned now',
  tag,
  status: 202,
  params: named,
  body: z.strictObject({
    layers: z.array(z.string()).min(1, 'At least one layer').optional().meta({
      description:
        'Layer ids; all layers when left out. What they need and is not deployed yet comes with them.',
    }),
    downstream: z
      .boolean()
      .default(false)
      .meta({ description: 'Plan everything that needs the chosen layers, too.' }),
    apply: z
      .boolean()
      .default(false)
      .meta({ description: 'Apply the plan without waiting for a review.' }),
  }),
  response: deployment,
  refusals: ['environment-not-found', 'deployment-active', 'layer-not-found'],
});

export const destructionPreview = z
  .object({
    /** In the order in which they are deleted. */
    stacks: z.array(z.string()),
    buckets: z.array(
      z.object({
        layer: z.string(),
        name: z.string(),
        /** Object versions and delete markers, counted up to a thousand. */
        versions: z.number().int(),
        isComplete: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'DestructionPreview' });

export type DestructionPreview = z.output<typeof destructionPreview>;

export const previewDestruction = defineEndpoint({
  id: 'previewDestruction',
  method: 'GET',
  path: '/environments/{name}/destroy',
  summary: 'What a destruction would delete, and which buckets hold data',
  tag,
  params: named,
  response: destructionPreview,
  refusals: ['environment-not-found'],
});

export const destroyEnvironment = defineEndpoint({
  id: 'destroyEnvironment',
  method: 'POST',
  path: '/environments/{name}/destroy',
  summary: 'Delete every stack of the environment, in reverse order',
  tag,
  status: 202,
  params: named,
  body: z.strictObject({
    confirm: environmentName.meta({ description: 'The name of the environment, typed again.' }),
    emptyBuckets: z.array(z.string().min(3).max(63)).max(100).default([]).meta({
      description: 'Buckets to be emptied and deleted for good; others are kept or refuse to go.',
    }),
  }),
  response: deployment,
  refusals: [
    'environment-not-found',
    'deployment-active',
    'confirmation-mismatch',
    'bucket-not-found',
    'nothing-deployed',
  ],
});

export const getDeployment = defineEndpoint({
  id: 'getDeployment',
  method: 'GET',
  path: '/deployments/{id}',
  summary: 'One deployment with its plan and its progress',
  tag,
  params: identified,
  response: deployment,
  refusals: ['deployment-not-found'],
});

export const applyDeployment = defineEndpoint({
  id: 'applyDeployment',
  method: 'POST',
  path: '/deployments/{id}/apply',
  summary: 'Execute the change sets of a plan',
  tag,
  status: 202,
  params: identified,
  body: z
    .strictObject({
      acceptLosses: z.array(z.string().max(1024)).max(100).default([]).meta({
        description: 'Names of the resources whose data may be lost, as `losses` has them.',
      }),
    })
    .prefault({}),
  response: deployment,
  refusals: ['deployment-not-found', 'deployment-not-planned', 'confirmation-mismatch'],
});

export const retryDeployment = defineEndpoint({
  id: 'retryDeployment',
  method: 'POST',
  path: '/deployments/{id}/retry',
  summary: 'Deploy what failed in a deployment, and what was skipped for it',
  tag,
  status: 202,
  params: identified,
  response: deployment,
  refusals: ['deployment-not-found', 'deployment-not-failed', 'deployment-active'],
});

export const discardDeployment = defineEndpoint({
  id: 'discardDeployment',
  method: 'POST',
  path: '/deployments/{id}/discard',
  summary: 'Delete the change sets of a plan; nothing is changed',
  tag,
  params: identified,
  response: deployment,
  refusals: ['deployment-not-found', 'deployment-not-planned'],
});

export const listStackEvents = defineEndpoint({
  id: 'listStackEvents',
  method: 'GET',
  path: '/deployments/{id}/events',
  summary: 'Events of the stacks during a deployment, oldest first',
  tag,
  params: identified,
  query: z.strictObject({
    after: z.coerce
      .number()
      .int()
      .min(0)
      .default(0)
      .meta({ description: 'Sequence of the last event already known.' }),
    limit: z.coerce.number().int().min(1).max(1000).default(1000),
  }),
  response: z.object({ events: z.array(stackEvent) }),
  refusals: ['deployment-not-found'],
});
