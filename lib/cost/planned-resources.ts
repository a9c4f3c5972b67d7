import { type LayerId, stackName } from '#cloudformation/layer.ts';
import { dependencyLevels } from '#cloudformation/layer-order.ts';
import { getLayer, layers } from '#cloudformation/layers.ts';
import type { PricedResource } from './estimate.ts';
import { resolveTemplate } from './resolve-template.ts';

export interface PlannedEnvironment {
  readonly environment: string;
  readonly region: string;
  /** Parameters of the layers that it consists of. */
  readonly parameters: Readonly<Partial<Record<LayerId, unknown>>>;
}

const inOrder: readonly LayerId[] = dependencyLevels(layers).flat();

/**
 * The resources of an environment as its templates describe them, outputs of one layer given to the next. A
 * layer whose parameters are not valid any more is its stack alone, of which nobody has a price.
 */
export function plannedResources({
  environment,
  region,
  parameters,
}: PlannedEnvironment): PricedResource[] {
  const outputs: Record<string, string> = {};
  return inOrder.flatMap((id): PricedResource[] => {
    const chosen = parameters[id];
    if (chosen === undefined) return [];
    const layer = getLayer(id);
    const parsed = layer.parameters.safeParse(chosen);
    if (!parsed.success) return [unreadLayer(environment, id)];
    const context = { environment, region };
    const { resources, outputs: own } = resolveTemplate({
      template: layer.template(parsed.data, context),
      parameters: { ...outputs, ...layer.stackParameters(parsed.data, context) },
      scope: id,
      region,
    });
    Object.assign(outputs, own);
    return resources.map(({ id: resourceId, logicalId, type, properties }) => ({
      id: resourceId,
      type,
      name: logicalId,
      layer: id,
      properties,
      described: 'by-template',
    }));
  });
}

function unreadLayer(environment: string, layer: LayerId): PricedResource {
  return {
    id: layer,
    type: 'AWS::CloudFormation::Stack',
    name: stackName(environment, layer),
    layer,
    properties: {},
    described: 'by-template',
  };
}
