import { z } from 'zod';
import { defineEndpoint } from './define-endpoint.ts';
import { named } from './environments.ts';

export const layerDescription = z
  .object({
    id: z.string(),
    title: z.string(),
    purpose: z.string(),
    needs: z.array(z.string()),
    /** JSON Schema of the layer's parameters, with titles, help texts, groups and defaults. */
    parameters: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'LayerDescription' });

export type LayerDescription = z.output<typeof layerDescription>;

export const listLayers = defineEndpoint({
  id: 'listLayers',
  method: 'GET',
  path: '/layers',
  summary: 'The layers there are, with the JSON Schema of their parameters',
  tag: 'Layers',
  response: z.object({ layers: z.array(layerDescription) }),
});

export const getLayerTemplate = defineEndpoint({
  id: 'getLayerTemplate',
  method: 'GET',
  path: '/environments/{name}/layers/{layer}/template',
  summary: 'The template that the environment’s parameters generate, with its parameter values',
  tag: 'Layers',
  params: named.extend({ layer: z.string().max(40) }),
  response: z.object({
    stackName: z.string(),
    yaml: z.string(),
    parameters: z.record(z.string(), z.string()),
  }),
  refusals: ['environment-not-found', 'layer-not-found'],
});
