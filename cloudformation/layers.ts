import { accessLayer } from './access/layer.ts';
import { budgetLayer } from './budget/layer.ts';
import { computeLayer } from './compute/layer.ts';
import { dataLakeLayer } from './data-lake/layer.ts';
import { databasesLayer } from './databases/layer.ts';
import { etlLayer } from './etl/layer.ts';
import { eventsLayer } from './events/layer.ts';
import { ingressLayer } from './ingress/layer.ts';
import { kubernetesLayer } from './kubernetes/layer.ts';
import type { LayerDefinition, LayerId } from './layer.ts';
import { monitoringLayer } from './monitoring/layer.ts';
import { networkLayer } from './network/layer.ts';
import { secretsLayer } from './secrets/layer.ts';
import { securityLayer } from './security/layer.ts';

/** Every layer that can be deployed, in the order of the architecture. */
export const layers: readonly LayerDefinition[] = [
  networkLayer,
  securityLayer,
  secretsLayer,
  dataLakeLayer,
  accessLayer,
  etlLayer,
  computeLayer,
  databasesLayer,
  ingressLayer,
  kubernetesLayer,
  monitoringLayer,
  budgetLayer,
  eventsLayer,
];

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
