import type { LayerId } from './layer.ts';
import { generatedAssets } from './layer-assets.generated.ts';

/** Files that a layer's stack reads from the asset bucket; the prefix names their contents. */
export interface LayerAssets {
  /** Key prefix in the asset bucket, ending with a slash. */
  readonly prefix: string;
  readonly files: ReadonlyArray<{ readonly path: string; readonly content: string }>;
}

/** The files below `cloudformation/<layer>/assets/`, or undefined where the layer has none. */
export function layerAssets(layer: LayerId): LayerAssets | undefined {
  return generatedAssets[layer];
}
