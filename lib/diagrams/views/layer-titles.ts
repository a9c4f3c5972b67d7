import type { ResourceNode } from '#lib/resources/graph.ts';

/** The layers in the order of the architecture. */
const titles: ReadonlyMap<string, string> = new Map([
  ['network', 'Network'],
  ['security', 'Security groups'],
  ['secrets', 'Secrets'],
  ['data-lake', 'Data lake'],
  ['access', 'Access'],
  ['etl', 'ETL pipeline'],
  ['compute', 'Compute'],
  ['databases', 'Databases'],
  ['ingress', 'Ingress'],
  ['kubernetes', 'Kubernetes'],
  ['monitoring', 'Monitoring'],
  ['budget', 'Budget'],
  ['events', 'Change events'],
]);

export const layerTitles: readonly string[] = [...titles.values()];

/** What the layer of a resource is called. */
export function layerTitle({
  layer,
  awsDefault,
}: Pick<ResourceNode, 'layer' | 'awsDefault'>): string {
  if (layer) return titles.get(layer) ?? layer;
  return awsDefault ? 'Made by AWS' : 'Of no layer';
}
