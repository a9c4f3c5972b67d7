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
    /** Seconds that creating it with its defaults usually takes. */
    typicalSeconds: z.number().int(),
  })
  .meta({ id: 'LayerDescription' });

/** A choice of parameters across all layers. */
export const preset = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    /** What it sets, by layer id; every other parameter keeps its default. */
    parameters: z.record(z.string(), z.record(z.string(), z.unknown())),
  })
  .meta({ id: 'Preset' });

export type Preset = z.output<typeof preset>;

export type LayerDescription = z.output<typeof layerDescription>;

export const listLayers = defineEndpoint({
  id: 'listLayers',
  method: 'GET',
  path: '/layers',
  summary: 'The layers there are, with the JSON Schema of their parameters, and the presets',
  tag: 'Layers',
  response: z.object({ layers: z.array(layerDescription), presets: z.array(preset) }),
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
