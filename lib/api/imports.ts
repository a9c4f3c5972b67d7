import { z } from 'zod';
import { defineEndpoint } from './define-endpoint.ts';
import { deployment } from './deployment-documents.ts';
import { ofResource } from './drift.ts';
import { named } from './environments.ts';

const tag = 'Imports';

export const importPreview = z
  .object({
    resource: z.string(),
    type: z.string(),
    /** As the template would have them. */
    properties: z.record(z.string(), z.json()),
    /** What the template would call it. */
    logicalId: z.string(),
    /** Those whose stacks could take it in. */
    layers: z.array(z.string()),
    suggestedLayer: z.string(),
  })
  .meta({ id: 'ImportPreview' });

export type ImportPreview = z.output<typeof importPreview>;

export const previewImport = defineEndpoint({
  id: 'previewImport',
  method: 'GET',
  path: '/environments/{name}/resources/import',
  summary: 'How a resource that was made by hand would be taken into a stack',
  tag,
  params: named,
  query: ofResource,
  response: importPreview,
  refusals: ['environment-not-found', 'resource-not-found', 'not-importable'],
});

export const importResource = defineEndpoint({
  id: 'importResource',
  method: 'POST',
  path: '/environments/{name}/resources/import',
  summary: 'Plan to take a resource that was made by hand into the stack of a layer',
  tag,
  status: 202,
  params: named,
  body: z.strictObject({
    resource: ofResource.shape.resource,
    layer: z
      .string()
      .min(1, 'Which layer?')
      .max(64)
      .meta({ description: 'A layer whose stack is deployed.' }),
    logicalId: z
      .string()
      .regex(/^[A-Za-z0-9]+$/, 'Letters and digits only')
      .max(255)
      .optional()
      .meta({ description: 'What the template calls it; made of its name by default.' }),
  }),
  response: deployment,
  refusals: ['environment-not-found', 'resource-not-found', 'layer-not-found', 'not-importable'],
});
