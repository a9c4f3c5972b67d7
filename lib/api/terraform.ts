import { z } from 'zod';
import { defineEndpoint } from './define-endpoint.ts';
import { named } from './environments.ts';
import { secretFields } from './secret-fields.ts';

const tag = 'Terraform';

/** Source: HCP Terraform, "Organizations API" and "Workspaces API", attribute `name`. */
const terraformName = (title: string, description: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/, 'Letters, digits, hyphens and underscores only')
    .max(90, 'At most 90 characters')
    .meta({ title, description });

const fields = {
  organization: terraformName('Organization', 'Of HCP Terraform, such as summit-enterprise.'),
  workspace: terraformName('Workspace', 'Which holds the state of this environment.'),
};

/** Of a service outside; null forgets it, and left out it stays. */
export const serviceToken = z
  .string()
  .regex(/^[\x21-\x7e]+$/, 'Visible characters without spaces')
  .max(500, 'At most 500 characters')
  .register(secretFields, { shown: 'nothing' })
  .nullable()
  .optional();

export const terraformSettings = z
  .object({
    ...fields,
    /** Of the workspace, for people. */
    url: z.string(),
    /** Whether there is a token to ask with. */
    isConnected: z.boolean(),
    /** Where notifications are taken; null where none are. */
    notificationUrl: z.string().nullable(),
    /** When the newest came whose signature was right. */
    notifiedAt: z.iso.datetime().nullable(),
    /** Null where nobody has set anything yet. */
    changedBy: z.string().nullable(),
    changedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'TerraformSettings' });

export const terraformWorkspace = z
  .object({
    id: z.string(),
    name: z.string(),
    isLocked: z.boolean(),
    autoApply: z.boolean(),
    executionMode: z.string().nullable(),
    terraformVersion: z.string().nullable(),
    resourceCount: z.number().int().nullable(),
    updatedAt: z.string().nullable(),
  })
  .meta({ id: 'TerraformWorkspace' });

export const runActions = ['apply', 'discard', 'cancel'] as const;

export const terraformRun = z
  .object({
    id: z.string(),
    /** HCP Terraform's own word, such as `planned` or `applied`. */
    status: z.string(),
    message: z.string(),
    createdAt: z.string(),
    /** Whether it destroys everything that the workspace manages. */
    isDestroy: z.boolean(),
    planOnly: z.boolean(),
    plan: z
      .object({
        status: z.string(),
        additions: z.number().int(),
        changes: z.number().int(),
        destructions: z.number().int(),
        imports: z.number().int(),
      })
      .nullable(),
    /** What may be done to it now. */
    actions: z.array(z.enum(runActions)),
    url: z.string(),
  })
  .meta({ id: 'TerraformRun' });

export const terraformState = z
  .object({
    id: z.string(),
    serial: z.number().int(),
    createdAt: z.string(),
    terraformVersion: z.string().nullable(),
    resourceCount: z.number().int(),
    outputs: z.array(
      z.object({
        name: z.string(),
        type: z.string(),
        /** JSON; null of a sensitive one, which is not asked for. */
        value: z.string().nullable(),
        isSensitive: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'TerraformState' });

export type TerraformSettings = z.output<typeof terraformSettings>;
export type TerraformWorkspace = z.output<typeof terraformWorkspace>;
export type TerraformRun = z.output<typeof terraformRun>;
export type TerraformState = z.output<typeof terraformState>;
export type RunAction = (typeof runActions)[number];

const ofService = [
  'environment-not-found',
  'not-connected',
  'service-denied',
  'service-refused',
  'service-throttled',
  'service-unreachable',
] as const;

export const getTerraformSettings = defineEndpoint({
  id: 'getTerraformSettings',
  method: 'GET',
  path: '/environments/{name}/terraform',
  summary: 'The workspace of HCP Terraform that an environment has',
  tag,
  params: named,
  response: terraformSettings,
  refusals: ['environment-not-found'],
});

export const setTerraformSettings = defineEndpoint({
  id: 'setTerraformSettings',
  method: 'POST',
  path: '/environments/{name}/terraform',
  summary: 'Say which workspace an environment has, and by which token it is asked',
  tag,
  params: named,
  body: z.strictObject({
    ...fields,
    token: serviceToken.meta({
      title: 'API token',
      description:
        'Of a user or a team that may plan and apply in the workspace; kept encrypted. Null forgets it, and left out it stays.',
    }),
  }),
  response: terraformSettings,
  refusals: ['environment-not-found'],
});

export const downloadTerraform = defineEndpoint({
  id: 'downloadTerraform',
  method: 'GET',
  path: '/environments/{name}/terraform/files',
  summary: 'The environment as a configuration of Terraform that adopts what is deployed, zipped',
  tag,
  params: named,
  mediaType: 'application/zip',
  response: z.string().meta({ format: 'binary' }),
  refusals: ['environment-not-found'],
});

export const listTerraformWorkspaces = defineEndpoint({
  id: 'listTerraformWorkspaces',
  method: 'GET',
  path: '/environments/{name}/terraform/workspaces',
  summary: 'Workspaces of the organization that the token may see',
  tag,
  params: named,
  response: z.object({ workspaces: z.array(terraformWorkspace) }),
  refusals: ofService,
});

export const getTerraformWorkspace = defineEndpoint({
  id: 'getTerraformWorkspace',
  method: 'GET',
  path: '/environments/{name}/terraform/workspace',
  summary: 'The workspace of an environment with its newest runs, its state and outputs',
  tag,
  params: named,
  response: z.object({
    workspace: terraformWorkspace,
    runs: z.array(terraformRun),
    /** Null where nothing was applied yet. */
    state: terraformState.nullable(),
  }),
  refusals: ofService,
});

export const startTerraformRun = defineEndpoint({
  id: 'startTerraformRun',
  method: 'POST',
  path: '/environments/{name}/terraform/runs',
  summary: 'Start a run with the newest configuration of the workspace; it waits to be applied',
  tag,
  status: 201,
  params: named,
  body: z.strictObject({
    message: z.string().trim().min(1, 'Say what it is for').max(500, 'At most 500 characters'),
    planOnly: z.boolean().default(false),
  }),
  response: terraformRun,
  refusals: ofService,
});

export const actOnTerraformRun = defineEndpoint({
  id: 'actOnTerraformRun',
  method: 'POST',
  path: '/environments/{name}/terraform/runs/{run}/{action}',
  summary: 'Apply, discard or cancel a run of the environment’s workspace',
  tag,
  params: named.extend({
    run: z
      .string()
      .regex(/^run-[A-Za-z0-9]{1,40}$/, 'The id of a run, such as run-CZcmD7eagjhyX0vN'),
    action: z.enum(runActions),
  }),
  body: z.strictObject({
    comment: z.string().trim().max(500, 'At most 500 characters').optional(),
  }),
  response: terraformRun,
  refusals: [...ofService, 'run-not-found'],
});

export const receiveTerraformNotifications = defineEndpoint({
  id: 'receiveTerraformNotifications',
  method: 'POST',
  path: '/environments/{name}/terraform/notifications',
  summary: 'Make the token that notifications of runs are signed with; an earlier one is over',
  tag,
  params: named,
  reveals: true,
  response: z.object({
    /** For a notification of the workspace, of the type Webhook. */
    url: z.string(),
    token: z.string(),
  }),
  refusals: ['environment-not-found'],
});
