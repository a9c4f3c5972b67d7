import type { Template } from '#cloudformation/builder/template.ts';
import { layers } from '#cloudformation/layers.ts';

/** Every layer's template with its default parameters. */
export function generateTemplates(): Template[] {
  const context = { environment: 'bench', region: 'us-east-2' };
  return layers.map((layer) => layer.template(layer.parameters.parse({}), context));
}
