import type { LayerId } from '#cloudformation/layer.ts';
import { getLayer } from '#cloudformation/layers.ts';
import { expectedCreationSeconds } from './expected-seconds.ts';

const known = new Map<string, number>();

/** Seconds that creating a layer with its default parameters usually takes, on a cloud of that speed. */
export function typicalLayerSeconds(id: string, cloudSpeed: number): number {
  const cached = known.get(`${id} ${cloudSpeed}`);
  if (cached !== undefined) return cached;
  const layer = getLayer(id as LayerId);
  const context = { environment: 'strata', region: 'us-east-2' };
  const template = layer.template(layer.parameters.parse({}), context);
  const seconds = expectedCreationSeconds(template, cloudSpeed);
  known.set(`${id} ${cloudSpeed}`, seconds);
  return seconds;
}
