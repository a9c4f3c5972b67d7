import type { ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import { textAt } from '#lib/resources/property-path.ts';

/** The zones of a graph's subnets, by name. */
export function zonesOf(graph: Pick<ResourceGraph, 'nodes'>): string[] {
  const zones = graph.nodes.flatMap(({ type, properties }) =>
    type === 'AWS::EC2::Subnet' ? (textAt(properties, 'AvailabilityZone') ?? []) : [],
  );
  return [...new Set(zones)].sort();
}

/** The same graph with what is in a zone in the order in which zones are to be declared. */
export function inZoneOrder(graph: ResourceGraph, zones: readonly string[]): ResourceGraph {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const zoneOf = ({ properties }: ResourceNode) => textAt(properties, 'AvailabilityZone');
  const ranked = graph.nodes.map((node) => {
    const subnet = byId.get(textAt(node.properties, 'SubnetId') ?? '');
    const zone = zoneOf(node) ?? (subnet && zoneOf(subnet));
    return { node, rank: zone === undefined ? -1 : zones.indexOf(zone) };
  });
  return { ...graph, nodes: ranked.sort((a, b) => a.rank - b.rank).map(({ node }) => node) };
}
