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
  const zoneOf = ({ properties }: ResourceNode) => textAt(properties, 'AvailabilityZone');
  const zoneBySubnet = new Map(
    graph.nodes.flatMap((node) =>
      node.type === 'AWS::EC2::Subnet' ? [[node.id, zoneOf(node)] as const] : [],
    ),
  );
  const byRank = Map.groupBy(graph.nodes, (node) => {
    const zone = zoneOf(node) ?? zoneBySubnet.get(textAt(node.properties, 'SubnetId') ?? '');
    return zone === undefined ? -1 : zones.indexOf(zone);
  });
  const ranks = [...byRank.keys()].sort((a, b) => a - b);
  return { ...graph, nodes: ranks.flatMap((rank) => byRank.get(rank) ?? []) };
}
