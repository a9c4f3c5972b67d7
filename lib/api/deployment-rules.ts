import { z } from 'zod';
import { isCron } from '#lib/schedules/deployment-windows.ts';
import { isTimeZone } from '#lib/schedules/time-zone.ts';
import { defineEndpoint } from './define-endpoint.ts';
import { named } from './environments.ts';
import { roleId } from './people.ts';

const tag = 'Deployments';

export const deploymentWindow = z
  .strictObject({
    effect: z.enum(['allow', 'deny']).meta({
      description: 'With an `allow`, deployments start only in one; a `deny` wins over all.',
    }),
    cron: z
      .string()
      .max(100)
      .refine(isCron, 'A cron expression of five fields that comes true, such as 0 9 * * 1-5')
      .meta({ description: 'When it begins: minute, hour, day, month, day of the week.' }),
    minutes: z
      .number()
      .int()
      .min(1, 'One minute at least')
      .max(31 * 24 * 60, 'At most 31 days')
      .meta({ description: 'How long it lasts.' }),
    timeZone: z
      .string()
      .max(64)
      .refine(isTimeZone, 'A time zone of the IANA database, such as Europe/Berlin'),
  })
  .meta({ id: 'DeploymentWindow' });

const fields = {
  approvals: z
    .number()
    .int()
    .min(0)
    .max(10, 'At most 10')
    .default(0)
    .meta({ description: 'How many others have to approve; 0 for none.' }),
  approverRole: roleId.nullable().default(null).meta({
    description: 'Id of the role whose holders approve; null for all who may approve.',
  }),
  approverGroup: z.string().min(1).max(256).nullable().default(null).meta({
    description: 'Group of single sign-on whose members approve; null for all who may approve.',
  }),
  approvalHours: z
    .number()
    .int()
    .min(1, 'One hour at least')
    .max(24 * 30, 'At most 30 days')
    .default(72)
    .meta({ description: 'How many hours an approval holds.' }),
  windows: z.array(deploymentWindow).max(20, 'At most 20 windows').default([]),
  protected: z.boolean().default(false).meta({
    description:
      'Termination protection of every stack, and a stack policy that keeps what holds data from replacement and deletion.',
  }),
  driftHours: z
    .number()
    .int()
    .min(1, 'One hour at least')
    .max(24 * 30, 'At most 30 days')
    .nullable()
    .default(null)
    .meta({ description: 'Every how many hours drift is looked for; null for never.' }),
};

export const newDeploymentRules = z
  .strictObject({
    ...fields,
    reason: z.string().trim().max(1000).optional().meta({
      description: 'Why; needed where the protection is removed.',
    }),
  })
  .refine(({ approverRole, approverGroup }) => approverRole === null || approverGroup === null, {
    path: ['approverGroup'],
    message: 'Either a role or a group',
  })
  .meta({ id: 'NewDeploymentRules' });

export const deploymentRules = z
  .object({
    ...fields,
    /** Null where nobody has set any yet. */
    changedBy: z.string().nullable(),
    changedAt: z.iso.datetime().nullable(),
    /** Whether deployments may start now. */
    isOpen: z.boolean(),
    /** When they may, where not now; null where that is not within a year. */
    opensAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'DeploymentRules' });

export type DeploymentRules = z.output<typeof deploymentRules>;
export type NewDeploymentRules = z.output<typeof newDeploymentRules>;

export const getDeploymentRules = defineEndpoint({
  id: 'getDeploymentRules',
  method: 'GET',
  path: '/environments/{name}/rules',
  summary: 'What has to be so before a deployment of the environment is applied',
  tag,
  params: named,
  response: deploymentRules,
  refusals: ['environment-not-found'],
});

export const setDeploymentRules = defineEndpoint({
  id: 'setDeploymentRules',
  method: 'POST',
  path: '/environments/{name}/rules',
  summary:
    'Say what has to be so before a deployment is applied; what is left out is not asked for any more',
  tag,
  params: named,
  body: newDeploymentRules,
  response: deploymentRules,
  refusals: ['environment-not-found', 'role-not-found', 'aws-denied'],
});
