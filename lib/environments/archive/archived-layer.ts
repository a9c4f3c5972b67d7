import type { Capability } from '#cloudformation/builder/capabilities.ts';
import type { Template } from '#cloudformation/builder/template.ts';
import type { LayerDefinition, LayerId } from '#cloudformation/layer.ts';
import { layerAssets } from '#cloudformation/layer-assets.ts';
import { dependencyLevels } from '#cloudformation/layer-order.ts';
import { getLayer, layers } from '#cloudformation/layers.ts';
import type { AccountGuards } from '#lib/accounts/account-guards.ts';
import type { ImportedResource } from '#lib/deployments/imports.ts';
import { layerRequest } from '#lib/deployments/layer-request.ts';

export interface ArchivedEnvironment {
  readonly name: string;
  readonly region: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What stacks have taken in beside their layers' own, by layer id. */
  readonly imports?: Readonly<Record<string, readonly ImportedResource[]>>;
  /** What the account asks of stacks, where it is a connected one. */
  readonly account?: AccountGuards;
}

/** A layer as it is deployed by something else. */
export interface ArchivedLayer {
  readonly layer: LayerDefinition;
  readonly stackName: string;
  readonly template: Template;
  /** Of the stack, by name, but for the asset bucket and what other layers give. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Parameters that another layer's stack gives as outputs of the same name. */
  readonly outputsOf: ReadonlyArray<{ readonly layer: LayerId; readonly name: string }>;
  readonly readsAssets: boolean;
  readonly tags: Readonly<Record<string, string>>;
  readonly capabilities: readonly Capability[];
}

/** Every layer of an environment, in the order of their needs. Pure. */
export function archivedLayers(environment: ArchivedEnvironment): ArchivedLayer[] {
  return dependencyLevels(layers)
    .flat()
    .map((id) => archivedLayer(environment, getLayer(id)));
}

/** The files that stacks and hosts of a layer read, below `assets/` by their keys in the asset bucket. */
export function archivedAssets(layer: LayerId): Record<string, string> {
  const assets = layerAssets(layer);
  return Object.fromEntries(
    (assets?.files ?? []).map(({ path, content }) => [`assets/${assets?.prefix}${path}`, content]),
  );
}

function archivedLayer(environment: ArchivedEnvironment, layer: LayerDefinition): ArchivedLayer {
  const { template, parameters, stackName, tags, capabilities } = layerRequest({
    layer,
    context: { environment: environment.name, region: environment.region },
    parameters: environment.parameters[layer.id] ?? {},
    tags: environment.tags,
    assetBucket: '',
    outputs: {},
    imports: environment.imports?.[layer.id] ?? [],
    ...(environment.account && { account: environment.account }),
  });
  const declared = Object.keys(template.Parameters ?? {});
  const { AssetBucket: _, ...known } = parameters;
  const missing = declared.filter((name) => !(name in known) && name !== 'AssetBucket');
  return {
    layer,
    stackName,
    template,
    parameters: known,
    outputsOf: missing.flatMap((name) => providerOf(environment, layer, name)),
    readsAssets: declared.includes('AssetBucket'),
    tags,
    capabilities,
  };
}

/** The needed layer whose template has an output of that name; a parameter with a default has none. */
function providerOf(environment: ArchivedEnvironment, layer: LayerDefinition, name: string) {
  const provider = layer.needs.find((need) => {
    const { parameters, template } = getLayer(need);
    const context = { environment: environment.name, region: environment.region };
    const given = parameters.parse(environment.parameters[need] ?? {});
    return name in (template(given, context).Outputs ?? {});
  });
  return provider ? [{ layer: provider, name }] : [];
}
