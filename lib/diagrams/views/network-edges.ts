import type { ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import { textAt } from '#lib/resources/property-path.ts';
import { allElements, type DiagramEdge, type DiagramElement, type GroupKind } from '../diagram.ts';
import type { NetworkFacts } from './network-facts.ts';

export const internetKey = 'internet';

/** A table serves many subnets; each shows it as its own. */
export function tableKey(subnet: ResourceNode, table: ResourceNode): string {
  return `${subnet.id}/${table.id}`;
}

/** Where traffic goes: from each subnet by its routes, from NAT gateways on, and out to the internet. */
export function networkEdges(
  graph: ResourceGraph,
  facts: NetworkFacts,
  elements: readonly DiagramElement[],
): DiagramEdge[] {
  const drawn = new Set(allElements(elements).map(({ key }) => key));
  const subnets = graph.nodes.filter(({ type }) => type === 'AWS::EC2::Subnet');
  const edges = [
    ...subnets.flatMap((subnet) => subnetEdges(subnet, facts)),
    ...graph.nodes.flatMap((node) => natEdges(node, facts)),
    ...graph.nodes.flatMap(internetEdges),
    ...zoneOrder(subnets, facts),
    ...allElements(elements).flatMap(gridOrder),
  ];
  const unique = new Map<string, DiagramEdge>();
  for (const edge of edges.filter(({ from, to }) => drawn.has(from) && drawn.has(to))) {
    const key = `${edge.from} ${edge.to}`;
    const known = unique.get(key);
    if (known && edge.look === 'order') continue;
    unique.set(key, edge);
  }
  return [...unique.values()];
}

function subnetEdges(subnet: ResourceNode, facts: NetworkFacts): DiagramEdge[] {
  const table = facts.routeTableOf(subnet);
  if (!table) return [];
  return facts.waysOf(table).map(({ target }) => ({
    from: tableKey(subnet, table),
    to: target.id,
    look: target.type === 'AWS::EC2::VPCEndpoint' ? 'side' : 'flow',
  }));
}

/** A NAT gateway goes on by the routes of the subnet it is in. */
function natEdges(node: ResourceNode, facts: NetworkFacts): DiagramEdge[] {
  if (node.type !== 'AWS::EC2::NatGateway') return [];
  const subnet = facts.find(textAt(node.properties, 'SubnetId'));
  const table = subnet && facts.routeTableOf(subnet);
  if (!table) return [];
  return facts
    .waysOf(table)
    .flatMap(({ target }): DiagramEdge[] =>
      target.type === 'AWS::EC2::InternetGateway'
        ? [{ from: node.id, to: target.id, look: 'flow' }]
        : [],
    );
}

function internetEdges(node: ResourceNode): DiagramEdge[] {
  const attached = node.type === 'AWS::EC2::InternetGateway' && node.status === 'healthy';
  return attached ? [{ from: node.id, to: internetKey, look: 'flow' }] : [];
}

/** Keeps private subnets below the public ones of their zone, whatever their routes. */
function zoneOrder(subnets: readonly ResourceNode[], facts: NetworkFacts): DiagramEdge[] {
  const zones = Map.groupBy(subnets, ({ properties }) => textAt(properties, 'AvailabilityZone'));
  return [...zones.values()].flatMap((zone) => {
    const { public: above, private: below } = Object.groupBy(zone, (subnet) =>
      facts.tierOf(subnet),
    );
    const [upper, lower] = [above?.[0], below?.[0]];
    if (!upper || !lower) return [];
    const [to, from] = [upper, lower].map((subnet) => {
      const table = facts.routeTableOf(subnet);
      return table ? tableKey(subnet, table) : subnet.id;
    });
    return from && to ? [{ from, to, look: 'order' as const }] : [];
  });
}

const gridColumns: Partial<Record<GroupKind, number>> = {
  waiting: 5,
  'public-subnet': 4,
  'private-subnet': 4,
};

/** Breaks a frame whose nodes nothing connects into rows, which would otherwise be one long line. */
function gridOrder(element: DiagramElement): DiagramEdge[] {
  if (element.kind !== 'group') return [];
  const { children } = element;
  const columns = gridColumns[element.group] ?? children.length;
  return children.slice(columns).flatMap((child, index) => {
    const above = children[index];
    return above ? [{ from: child.key, to: above.key, look: 'order' as const }] : [];
  });
}
