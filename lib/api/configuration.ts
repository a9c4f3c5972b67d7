import { z } from 'zod';
import { layerIds } from '#cloudformation/layer.ts';
import { defineEndpoint } from './define-endpoint.ts';
import { named } from './environments.ts';
import { secretFields } from './secret-fields.ts';

export const valueOrigin = z
  .object({
    /** `default` where it is what the layer has by itself, `unknown` where it was set before origins were recorded. */
    kind: z.enum([
      'default',
      'unknown',
      'preset',
      'edited',
      'file',
      'clone',
      'promotion',
      'restored',
      'adopted',
    ]),
    /** The preset, the other environment, or the deployment that it was taken from. */
    of: z.string().nullable(),
    by: z.string().nullable(),
    at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ValueOrigin' });

export const configurationVariable = z
  .object({
    name: z.string(),
    layer: z.enum(layerIds),
    parameter: z.string(),
    title: z.string(),
    description: z.string(),
    /** What may be written, in a sentence. */
    allowed: z.string(),
    value: z.string(),
    default: z.string(),
    origin: valueOrigin,
    /** Logical ids of the resources of its layer that it feeds, as the layer is set now. */
    resources: z.array(z.string()),
  })
  .meta({ id: 'ConfigurationVariable' });

export const configuration = z
  .object({
    environment: z.string(),
    region: z.string(),
    variables: z.array(configurationVariable),
    /** Variables whose values only Secrets Manager keeps. */
    secrets: z.array(z.object({ name: z.string(), description: z.string() })),
  })
  .meta({ id: 'Configuration' });

export const valueChange = z
  .object({
    variable: z.string(),
    layer: z.enum(layerIds),
    parameter: z.string(),
    title: z.string(),
    before: z.string(),
    after: z.string(),
  })
  .meta({ id: 'ValueChange' });

export const configurationProblem = z
  .object({
    /** Counted from 1; null where it lies in a value that the file leaves as it is. */
    line: z.number().int().nullable(),
    variable: z.string().nullable(),
    message: z.string(),
    /** The variable that was probably meant. */
    suggestion: z.string().nullable(),
  })
  .meta({ id: 'ConfigurationProblem' });

export const configurationImport = z
  .object({
    /** All of them; with `validateOnly` only, since what has problems is refused otherwise. */
    problems: z.array(configurationProblem),
    changes: z.array(valueChange),
    /** Names of the variables whose values go into Secrets Manager. */
    secrets: z.array(z.string()),
    /** The plan of the layers that changed; null where none did. */
    deploymentId: z.string().nullable(),
  })
  .meta({ id: 'ConfigurationImport' });

export type ValueOrigin = z.output<typeof valueOrigin>;
export type ConfigurationVariable = z.output<typeof configurationVariable>;
export type Configuration = z.output<typeof configuration>;
export type ValueChange = z.output<typeof valueChange>;
export type ConfigurationProblem = z.output<typeof configurationProblem>;
export type ConfigurationImport = z.output<typeof configurationImport>;

const tag = 'Configuration';

export const getConfiguration = defineEndpoint({
  id: 'getConfiguration',
  method: 'GET',
  path: '/environments/{name}/configuration',
  summary: 'Every variable of an environment: its value, where that comes from, what it feeds',
  tag,
  params: named,
  response: configuration,
  refusals: ['environment-not-found'],
});

export const importConfiguration = defineEndpoint({
  id: 'importConfiguration',
  method: 'POST',
  rehearsal: 'validateOnly',
  path: '/environments/{name}/configuration',
  summary: 'Save what a .env file says, and plan the layers that change',
  tag,
  params: named,
  query: z.strictObject({
    validateOnly: z.enum(['true', 'false']).optional().meta({
      description: 'Answer with every problem and difference of the file; nothing is saved.',
    }),
  }),
  body: z.strictObject({
    content: z
      .string()
      .max(100_000, 'At most 100,000 characters')
      .meta({
        title: '.env',
        description: 'The file as it is. What it leaves out stays as it is set.',
        examples: ['NAT_GATEWAYS=single'],
      })
      .register(secretFields, { shown: 'nothing' }),
  }),
  response: configurationImport,
  refusals: [
    'environment-not-found',
    'deployment-active',
    'account-read-only',
    'nothing-deployed',
    'no-credentials',
    'aws-denied',
  ],
});

const files = {
  template: ['downloadEnvTemplate', 'env.template: every variable with an example, safe to commit'],
  file: ['downloadEnvFile', 'The values that are set as a .env file, without secrets'],
  script: ['downloadLoadScript', 'load-env.sh: checks a .env file and exports it to a shell'],
} as const;

function fileEndpoint(file: keyof typeof files, mediaType: string) {
  const [id, summary] = files[file];
  return defineEndpoint({
    id,
    method: 'GET',
    path: `/environments/{name}/configuration/${file}`,
    summary,
    tag,
    params: named,
    mediaType,
    response: z.string(),
    refusals: ['environment-not-found'],
  });
}

export const downloadEnvTemplate = fileEndpoint('template', 'text/plain');
export const downloadEnvFile = fileEndpoint('file', 'text/plain');
export const downloadLoadScript = fileEndpoint('script', 'application/x-sh');
