import type { Template } from '#cloudformation/builder/template.ts';
import type { LayerDefinition, LayerId } from '#cloudformation/layer.ts';
import { getLayer } from '#cloudformation/layers.ts';
import type { Environment, LayerRun } from '#lib/db/client.ts';
import { type ImportedResource, importsOf, importsOfRun, withImports } from './imports.ts';

type Templated = Pick<Environment, 'name' | 'region' | 'parameters' | 'imports' | 'stacks'>;

/** The template of a layer by an environment's parameters, with what its stack has taken in. */
export function deployedTemplate(environment: Templated, layer: LayerDefinition): Template {
  const parameters = (environment.parameters as Record<string, unknown>)[layer.id] ?? {};
  return templateBy(environment, layer, parameters, importsOf(environment, layer.id));
}

/** The template of a run by the parameters that it was asked for with, and with what it is to take in. */
export function templateOfRun(
  environment: Templated,
  run: Pick<LayerRun, 'layer' | 'parameters' | 'imports'>,
): Template {
  const layer = getLayer(run.layer as LayerId);
  return templateBy(environment, layer, run.parameters, importsOfRun(environment, run));
}

function templateBy(
  { name, region }: Templated,
  layer: LayerDefinition,
  parameters: unknown,
  imports: readonly ImportedResource[],
): Template {
  const template = layer.template(layer.parameters.parse(parameters), {
    environment: name,
    region,
  });
  return withImports(template, imports);
}
