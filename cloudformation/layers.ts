import type { LayerDefinition, LayerId } from './layer.ts';
import { networkLayer } from './network/layer.ts';

/** Every layer that can be deployed, in the order of the architecture. */
export const layers: readonly LayerDefinition[] = [networkLayer];

const layersById: ReadonlyMap<string, LayerDefinition> = new Map(
  layers.map((layer) => [layer.id, layer]),
);

/** The layer of an id, or undefined where no such layer can be deployed. */
export function findLayer(id: string): LayerDefinition | undefined {
  return layersById.get(id);
}

/** The layer of an id that is known to exist. Throws when it does not. */
export function getLayer(id: LayerId): LayerDefinition {
  const layer = layersById.get(id);
  if (!layer) throw new Error(`No layer ${id}`);
  return layer;
}
