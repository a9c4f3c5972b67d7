import { z } from 'zod';
import { defineEndpoint } from './define-endpoint.ts';
import { deployment } from './deployment-documents.ts';
import { environmentName } from './environments.ts';

const tag = 'Deployments';
const params = z.strictObject({ name: environmentName, layer: z.string().max(64) });
const logicalIds = z.array(z.string().min(1).max(255)).max(500).default([]);

export const recoveryKind = z.enum(['roll-back', 'continue-roll-back', 'delete']);

export const layerRecoveries = z
  .object({
    layer: z.string(),
    /** AWS's own word; null where there is no stack. */
    stackStatus: z.string().nullable(),
    /** What that means. */
    words: z.string(),
    statusReason: z.string().nullable(),
    /** How the stack can be brought back from there, the gentlest first. */
    recoveries: z.array(
      z.object({
        kind: recoveryKind,
        /** Resources that may be skipped, or retained: those that failed. */
        resources: z.array(
          z.object({
            logicalId: z.string(),
            physicalId: z.string().nullable(),
            resourceType: z.string(),
            reason: z.string().nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'LayerRecoveries' });

export type LayerRecoveries = z.output<typeof layerRecoveries>;

export const listRecoveries = defineEndpoint({
  id: 'listRecoveries',
  method: 'GET',
  path: '/environments/{name}/layers/{layer}/recovery',
  summary: 'What the state of a layer’s stack means, and how it is brought back from there',
  tag,
  params,
  response: layerRecoveries,
  refusals: ['environment-not-found', 'layer-not-found'],
});

export const newRecovery = z
  .strictObject({
    kind: recoveryKind,
    skip: logicalIds.meta({
      description: 'Logical ids of resources that a continued roll-back leaves as they are.',
    }),
    retain: logicalIds.meta({
      description: 'Logical ids of resources that a deletion keeps; they belong to no stack then.',
    }),
  })
  .refine(({ kind, skip }) => kind === 'continue-roll-back' || skip.length === 0, {
    path: ['skip'],
    message: 'Only a continued roll-back skips resources',
  })
  .refine(({ kind, retain }) => kind === 'delete' || retain.length === 0, {
    path: ['retain'],
    message: 'Only a deletion keeps resources',
  });

export const recoverLayer = defineEndpoint({
  id: 'recoverLayer',
  method: 'POST',
  path: '/environments/{name}/layers/{layer}/recovery',
  summary: 'Bring a failed stack back',
  tag,
  status: 202,
  params,
  body: newRecovery,
  response: deployment,
  refusals: [
    'environment-not-found',
    'layer-not-found',
    'recovery-unavailable',
    'environment-protected',
  ],
});
