import { z } from 'zod';
import { presetIds } from '#cloudformation/layer.ts';
import { layerParameterSchemas } from '#cloudformation/layer-parameters.ts';
import { accountAccess } from './account-access.ts';
import { defineEndpoint } from './define-endpoint.ts';

export const environmentName = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]*[a-z0-9]$/,
    'Lower-case letters, digits and hyphens, starting with a letter and not ending with a hyphen',
  )
  .min(2, 'At least 2 characters')
  .max(24, 'At most 24 characters, since it begins the name of every resource')
  .regex(/^(?!.*--)/, 'No two hyphens in a row')
  .meta({
    title: 'Name',
    description: 'Begins the name of every stack and resource, such as dev, staging or prod.',
    examples: ['dev'],
  });

export const regionCode = z
  .string()
  .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'A region code such as us-east-2')
  .meta({ title: 'Region', description: 'The AWS region everything is deployed in.' });

const tagKey = z
  .string()
  .min(1, 'A key is needed')
  .max(128, 'At most 128 characters')
  .regex(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u, 'Letters, digits, spaces and _ . : / = + - @ only')
  .regex(/^(?!aws:)/i, 'Keys that begin with aws: belong to AWS')
  .regex(/^(?!strata:)/i, 'Keys that begin with strata: belong to Strata');

const tagValue = z
  .string()
  .max(256, 'At most 256 characters')
  .regex(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u, 'Letters, digits, spaces and _ . : / = + - @ only');

export const environmentTags = z
  .record(tagKey, tagValue)
  .refine((tags) => Object.keys(tags).length <= 40, 'At most 40 tags')
  .meta({
    title: 'Tags',
    description: 'Set on every stack, and by CloudFormation on every resource that takes tags.',
  });

/** Parameters by layer id, each validated by the layer's own schema. */
export const layerParameters = z
  .strictObject(
    Object.fromEntries(
      Object.entries(layerParameterSchemas).map(([id, schema]) => [id, schema.prefault({})]),
    ),
  )
  .meta({ description: 'Parameters by layer id. What is left out has its default.' });

/** What is left out stays as it is, unlike in `layerParameters`. */
const changedLayerParameters = z
  .strictObject(
    Object.fromEntries(
      Object.entries(layerParameterSchemas).map(([id, schema]) => [id, schema.optional()]),
    ),
  )
  .meta({ description: 'Whole parameters of the layers that change, by layer id.' });

export const layerState = z.enum([
  'not-deployed',
  'planned',
  'changing',
  'deployed',
  'failed',
  'deleting',
]);

export const layerSummary = z
  .object({
    id: z.string(),
    title: z.string(),
    purpose: z.string(),
    needs: z.array(z.string()),
    stackName: z.string(),
    state: layerState,
    /** AWS's own word, such as `UPDATE_COMPLETE`; null where there is no stack. */
    stackStatus: z.string().nullable(),
    statusReason: z.string().nullable(),
    stackId: z.string().nullable(),
    outputs: z.record(z.string(), z.string()),
    updatedAt: z.iso.datetime().nullable(),
    /** When CloudFormation last compared the stack with its template. */
    driftCheckedAt: z.iso.datetime().nullable(),
    consoleUrl: z.string().nullable(),
  })
  .meta({ id: 'LayerSummary' });

export const environmentSummary = z
  .object({
    name: z.string(),
    region: z.string(),
    accountId: z.string(),
    /** The connected account that it lives in; null for the one that Strata itself runs with. */
    awsAccount: z.object({ id: z.string(), title: z.string(), access: accountAccess }).nullable(),
    tags: z.record(z.string(), z.string()),
    state: z.enum(['empty', 'changing', 'healthy', 'failed']),
    layers: z.array(layerSummary),
    resourceCount: z.number().int(),
    /** Resources that were not as their templates say, or gone, when that was last looked at. */
    driftedCount: z.number().int(),
    activeDeploymentId: z.string().nullable(),
    lastDeployedAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
    createdBy: z.string(),
  })
  .meta({ id: 'EnvironmentSummary' });

export const environmentDetail = environmentSummary
  .extend({
    parameters: z.record(z.string(), z.record(z.string(), z.unknown())),
  })
  .meta({ id: 'EnvironmentDetail' });

export type LayerState = z.output<typeof layerState>;
export type LayerSummary = z.output<typeof layerSummary>;
export type EnvironmentSummary = z.output<typeof environmentSummary>;
export type EnvironmentDetail = z.output<typeof environmentDetail>;

export const newEnvironment = z
  .strictObject({
    name: environmentName,
    awsAccountId: z.uuid().nullable().default(null).meta({
      title: 'AWS account',
      description:
        'Id of the connected account that it is to live in; absent for the one that Strata itself runs with.',
    }),
    region: regionCode,
    tags: environmentTags.default({}),
    parameters: layerParameters.prefault({}),
    preset: z.enum(presetIds).optional().meta({
      description:
        'The preset that the parameters were taken from; recorded as where those come from that are as it has them.',
    }),
  })
  .meta({ id: 'NewEnvironment' });

export const named = z.strictObject({ name: environmentName });

const tag = 'Environments';

export const listEnvironments = defineEndpoint({
  id: 'listEnvironments',
  method: 'GET',
  path: '/environments',
  summary: 'All environments with the state of their layers',
  tag,
  response: z.object({ environments: z.array(environmentSummary) }),
});

export const createEnvironment = defineEndpoint({
  id: 'createEnvironment',
  method: 'POST',
  rehearsal: 'validateOnly',
  path: '/environments',
  summary: 'Create an environment; nothing is deployed yet',
  tag,
  status: 201,
  query: z.strictObject({
    validateOnly: z.enum(['true', 'false']).optional().meta({
      description: 'Answer with every problem of the input, or 201 with nothing created.',
    }),
  }),
  body: newEnvironment,
  response: environmentDetail,
  refusals: ['environment-exists', 'account-not-found', 'account-not-ready', 'aws-denied'],
});

export const getEnvironment = defineEndpoint({
  id: 'getEnvironment',
  method: 'GET',
  path: '/environments/{name}',
  summary: 'One environment with its parameters',
  tag,
  params: named,
  response: environmentDetail,
  refusals: ['environment-not-found'],
});

export const updateEnvironment = defineEndpoint({
  id: 'updateEnvironment',
  method: 'PATCH',
  path: '/environments/{name}',
  summary: 'Change tags or parameters; a plan then shows what that would do',
  tag,
  params: named,
  body: z.strictObject({
    awsAccountId: z.uuid().optional().meta({
      description:
        'Id of another connection to the account that it lives in, by which it is to be entered from now on.',
    }),
    tags: environmentTags.optional(),
    parameters: changedLayerParameters.optional(),
  }),
  response: environmentDetail,
  refusals: ['environment-not-found', 'account-not-found', 'deployment-active'],
});

export const removeEnvironment = defineEndpoint({
  id: 'removeEnvironment',
  method: 'DELETE',
  path: '/environments/{name}',
  summary: 'Forget an environment of which nothing is deployed',
  tag,
  status: 204,
  params: named,
  response: z.null(),
  refusals: ['environment-not-found', 'environment-deployed', 'deployment-active'],
});

export const downloadEnvironment = defineEndpoint({
  id: 'downloadEnvironment',
  method: 'GET',
  path: '/environments/{name}/download',
  summary: 'Templates, parameters, assets and a script that deploys them with the AWS CLI, zipped',
  tag,
  params: named,
  mediaType: 'application/zip',
  response: z.string().meta({ format: 'binary' }),
  refusals: ['environment-not-found'],
});
