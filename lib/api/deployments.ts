import { z } from 'zod';
import { defineEndpoint } from './define-endpoint.ts';
import {
  approval,
  deployment,
  deploymentComparison,
  deploymentKind,
  deploymentStatus,
  pastDuration,
  stackEvent,
  stopMode,
} from './deployment-documents.ts';
import { environmentName, named } from './environments.ts';

const tag = 'Deployments';
const identified = z.strictObject({ id: z.uuid('Not the id of a deployment') });

const words = z.string().min(1).max(256).optional();

export const deploymentsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  before: z
    .uuid()
    .optional()
    .meta({ description: 'Id of the last deployment of the page before.' }),
  status: deploymentStatus.optional(),
  kind: deploymentKind.optional(),
  layer: words.meta({ description: 'The id of a layer that is part of it.' }),
  requestedBy: words.meta({ description: 'Who asked for it.' }),
  text: words.meta({
    description:
      'A part of its id, of why it failed, or of what an event says: a resource, its id at AWS, a reason.',
  }),
  from: z.iso.datetime().optional().meta({ description: 'Asked for at this moment or later.' }),
  to: z.iso.datetime().optional().meta({ description: 'Asked for at this moment or earlier.' }),
});

export type DeploymentsQuery = z.output<typeof deploymentsQuery>;

export const listDeployments = defineEndpoint({
  id: 'listDeployments',
  method: 'GET',
  path: '/environments/{name}/deployments',
  summary: 'Deployments of an environment, newest first',
  tag,
  params: named,
  query: deploymentsQuery,
  response: z.object({ deployments: z.array(deployment), next: z.string().nullable() }),
  refusals: ['environment-not-found'],
});

/** A sentence that is asked for, and kept. */
const sentence = z.string().trim().min(1, 'Say why').max(1000, 'At most 1,000 characters');

const overrideReason = sentence.optional().meta({
  description: 'Why it does not wait for a deployment window; kept in the audit.',
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
    revertDrift: z.boolean().default(false).meta({
      description: 'Plan by what is really there, so that what has drifted is brought back.',
    }),
    overrideReason,
  }),
  response: deployment,
  refusals: ['environment-not-found', 'layer-not-found'],
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
    overrideReason,
  }),
  response: deployment,
  refusals: [
    'environment-not-found',
    'environment-protected',
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
      overrideReason,
    })
    .prefault({}),
  response: deployment,
  refusals: [
    'deployment-not-found',
    'deployment-not-planned',
    'deployment-stale',
    'confirmation-mismatch',
  ],
});

export const approveDeployment = defineEndpoint({
  id: 'approveDeployment',
  method: 'POST',
  path: '/deployments/{id}/approvals',
  summary: 'Approve or reject somebody else’s deployment',
  tag,
  params: identified,
  body: z.strictObject({
    decision: approval.shape.decision.meta({
      description: 'A rejection ends the deployment; nothing is changed.',
    }),
    comment: sentence.meta({ description: 'Why; kept with it and in the audit.' }),
  }),
  response: deployment,
  refusals: ['deployment-not-found', 'deployment-not-open', 'own-deployment', 'no-approver'],
});

export const cancelDeployment = defineEndpoint({
  id: 'cancelDeployment',
  method: 'POST',
  path: '/deployments/{id}/cancel',
  summary: 'Stop a deployment; one that has not begun changes nothing',
  tag,
  status: 202,
  params: identified,
  body: z
    .strictObject({
      mode: stopMode.default('after-running').meta({
        description:
          '`now` undoes the layers that are under way, `after-running` lets them come to their end.',
      }),
    })
    .prefault({}),
  response: deployment,
  refusals: ['deployment-not-found', 'deployment-not-open'],
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
  refusals: ['deployment-not-found', 'deployment-not-failed'],
});

const restoring = {
  method: 'POST',
  tag,
  status: 202,
  params: identified,
  body: z
    .strictObject({
      apply: z.boolean().default(false).meta({ description: 'Apply it without a review.' }),
    })
    .prefault({}),
  response: deployment,
  refusals: ['deployment-not-found', 'nothing-to-restore'],
} as const;

export const repeatDeployment = defineEndpoint({
  ...restoring,
  id: 'repeatDeployment',
  path: '/deployments/{id}/repeat',
  summary: 'Plan the layers of a deployment with the parameters that they had in it',
});

export const rollBackDeployment = defineEndpoint({
  ...restoring,
  id: 'rollBackDeployment',
  path: '/deployments/{id}/roll-back',
  summary: 'Plan what a deployment changed with the last parameters before it that were deployed',
});

export const discardDeployment = defineEndpoint({
  id: 'discardDeployment',
  method: 'POST',
  path: '/deployments/{id}/discard',
  summary: 'Give up what nothing of has been applied yet; its change sets are deleted',
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

export const getPlanMarkdown = defineEndpoint({
  id: 'getPlanMarkdown',
  method: 'GET',
  path: '/deployments/{id}/markdown',
  summary: 'The plan as Markdown, for a pull request',
  tag,
  params: identified,
  mediaType: 'text/markdown',
  response: z.string(),
  refusals: ['deployment-not-found'],
});

export const listPastDurations = defineEndpoint({
  id: 'listPastDurations',
  method: 'GET',
  path: '/deployments/{id}/durations',
  summary: 'How long the last ten successful deployments of the same layers took, newest first',
  tag,
  params: identified,
  response: z.object({ durations: z.array(pastDuration) }),
  refusals: ['deployment-not-found'],
});

export const compareDeployments = defineEndpoint({
  id: 'compareDeployments',
  method: 'GET',
  path: '/deployments/{id}/comparison',
  summary: 'A deployment compared with another one of its environment',
  tag,
  params: identified,
  query: z.strictObject({
    with: z
      .uuid('Not the id of a deployment')
      .meta({ description: 'Id of the deployment that it is compared with.' }),
  }),
  response: deploymentComparison,
  refusals: ['deployment-not-found'],
});
