import { z } from 'zod';
import { defineEndpoint } from './define-endpoint.ts';
import { named } from './environments.ts';

export const activityEntry = z
  .object({
    sequence: z.number().int(),
    environment: z.string(),
    at: z.iso.datetime(),
    /** A person, or `AWS` for what was seen happening there. */
    actor: z.string(),
    kind: z.enum([
      'environment-created',
      'environment-changed',
      'plan-requested',
      'plan-ready',
      'plan-discarded',
      'deployment-decided',
      'deployment-waits',
      'deployment-cancelled',
      'deployment-rules-changed',
      'deployment-started',
      'deployment-succeeded',
      'deployment-failed',
      'stack-event',
      'resource-change',
      'drift-detection-started',
      'operation-started',
      'operation-succeeded',
      'operation-failed',
      'environment-parked',
      'environment-woken',
      'parking-schedule-changed',
      'parking-schedule-waits',
      'cost-assumptions-changed',
      'cost-prices-read',
      'cost-actual-switched',
      'cost-actual-read',
      'lifetime-changed',
      'lifetime-warning',
      'lifetime-held',
      'lifetime-ended',
      'credentials-revealed',
      'port-opened',
      'port-closed',
      'terraform-run',
      'github-push',
      'github-pull-request',
    ]),
    severity: z.enum(['info', 'success', 'warning', 'error']),
    summary: z.string(),
    deploymentId: z.string().nullable(),
    resourceId: z.string().nullable(),
  })
  .meta({ id: 'ActivityEntry' });

export type ActivityEntry = z.output<typeof activityEntry>;

export const listActivity = defineEndpoint({
  id: 'listActivity',
  method: 'GET',
  path: '/environments/{name}/activity',
  summary: 'What happened in an environment, newest first',
  tag: 'Activity',
  params: named,
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    before: z.coerce
      .number()
      .int()
      .min(1)
      .optional()
      .meta({ description: 'Sequence of the oldest entry already known.' }),
    resource: z
      .string()
      .max(2_048)
      .optional()
      .meta({ description: 'The id of a resource of the graph: only what happened to it.' }),
  }),
  response: z.object({ entries: z.array(activityEntry), next: z.number().int().nullable() }),
  refusals: ['environment-not-found'],
});
