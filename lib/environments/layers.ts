import { z } from 'zod';
import { renderYaml } from '#cloudformation/builder/render-template.ts';
import { stackName } from '#cloudformation/layer.ts';
import { findLayer, layers } from '#cloudformation/layers.ts';
import type { LayerDescription } from '#lib/api/layers.ts';
import type { Context } from '#lib/context/context.ts';
import { layerRequest } from '#lib/deployments/layer-request.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { requireEnvironment } from './require-environment.ts';
import { readStacks } from './stacks.ts';

/** Every layer with the JSON Schema that its form is drawn from. */
export async function listLayers(): Promise<{ layers: LayerDescription[] }> {
  return {
    layers: layers.map(({ id, title, purpose, needs, parameters }) => ({
      id,
      title,
      purpose,
      needs: [...needs],
      parameters: z.toJSONSchema(parameters, { io: 'input' }),
    })),
  };
}

/** The template as it would be deployed now. Throws `layer-not-found`. */
export async function getLayerTemplate(
  ctx: Context,
  input: { readonly name: string; readonly layer: string },
): Promise<{ stackName: string; yaml: string; parameters: Record<string, string> }> {
  const environment = await requireEnvironment(ctx.db, input.name);
  const layer = findLayer(input.layer);
  if (!layer) throw new AppError('layer-not-found', `There is no layer named ${input.layer}.`);
  const stacks = readStacks(environment.stacks);
  const { template, parameters } = layerRequest({
    layer,
    context: { environment: environment.name, region: environment.region },
    parameters: (environment.parameters as Record<string, unknown>)[layer.id] ?? {},
    tags: {},
    outputs: Object.assign({}, ...layer.needs.map((need) => stacks[need]?.outputs ?? {})),
  });
  const name = stackName(environment.name, layer.id);
  return { stackName: name, yaml: renderYaml(template, [`Stack ${name}`]), parameters };
}
