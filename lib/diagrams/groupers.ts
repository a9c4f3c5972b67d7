import type { ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import { valuesAt } from '#lib/resources/property-path.ts';
import type { CommonTrait } from './view.ts';
import { layerTitle, layerTitles } from './views/layer-titles.ts';

/** Names the group that a resource belongs to. */
export type Grouper = (resource: ResourceNode) => string;

/** What tells the group of each resource of a graph. */
export function grouperOf(trait: CommonTrait, graph: ResourceGraph): Grouper {
  return groupers[trait](graph);
}

/** Layers in the order of the architecture, then whatever else, by name. */
export function compareGroups(a: string, b: string): number {
  const [first, second] = [layerTitles.indexOf(a), layerTitles.indexOf(b)];
  if (first !== second)
    return (first < 0 ? layerTitles.length : first) - (second < 0 ? layerTitles.length : second);
  return a < b ? -1 : 1;
}

const groupers: Record<CommonTrait, (graph: ResourceGraph) => Grouper> = {
  layer: ({ nodes, relations }) => {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const layerOf = (id: string) => byId.get(id)?.layer;
    const within = new Map(
      relations.flatMap(({ from, to, kind }) =>
        kind === 'in' && layerOf(to) !== undefined ? [[from, layerOf(to)] as const] : [],
      ),
    );
    return (node) => {
      const layer = node.layer ?? (node.awsDefault ? within.get(node.id) : undefined);
      return layerTitle({ ...node, ...(layer !== undefined && { layer }) });
    };
  },
  service:
    () =>
    ({ type }) =>
      type.split('::')[1] ?? type,
  zone: ({ nodes }) => {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    return (node) => zoneOf(node) ?? zoneOfSubnet(node, byId) ?? 'Whole region';
  },
};

const zonePaths = [
  'AvailabilityZone',
  'SecondaryAvailabilityZone',
  'availabilityZone',
  'Placement.AvailabilityZone',
  'CacheClusters[].PreferredAvailabilityZone',
];

const subnetPaths = ['SubnetId', 'attachments[].details[].value'];

function zoneOfSubnet(
  { properties }: ResourceNode,
  byId: ReadonlyMap<string, ResourceNode>,
): string | undefined {
  const named = subnetPaths.flatMap((path) => valuesAt(properties, path));
  const subnet = named
    .map((value) => (typeof value === 'string' ? byId.get(value) : undefined))
    .find((resource) => resource?.type === 'AWS::EC2::Subnet');
  return subnet && zoneOf(subnet);
}

/** The zone that a resource names; none where it names several. */
function zoneOf({ properties }: ResourceNode): string | undefined {
  const [zone, ...others] = new Set(zonePaths.flatMap((path) => valuesAt(properties, path)));
  return typeof zone === 'string' && others.length === 0 ? zone : undefined;
}
