import type { LayerDefinition } from '#cloudformation/layer.ts';
import { findLayer } from '#cloudformation/layers.ts';
import { AppError } from '#lib/errors/app-error.ts';

/** The layer of an id. Throws `layer-not-found`. */
export function requireLayer(id: string): LayerDefinition {
  const layer = findLayer(id);
  if (!layer) throw new AppError('layer-not-found', `There is no layer named ${id}.`);
  return layer;
}
