import type { Template } from '#cloudformation/builder/template.ts';
import type { LayerDefinition } from '#cloudformation/layer.ts';
import type { Environment } from '#lib/db/client.ts';
import { importsOf, withImports } from './imports.ts';

type Templated = Pick<Environment, 'name' | 'region' | 'parameters' | 'imports' | 'stacks'>;

/** The template of a layer by an environment's parameters, with what its stack has taken in. */
export function deployedTemplate(environment: Templated, layer: LayerDefinition): Template {
  const { name, region } = environment;
  const stored = (environment.parameters as Record<string, unknown>)[layer.id] ?? {};
  const template = layer.template(layer.parameters.parse(stored), { environment: name, region });
  return withImports(template, importsOf(environment, layer.id));
}
