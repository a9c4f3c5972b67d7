import type { ResourceGraph, ResourceStatus } from '#lib/resources/graph.ts';
import { textAt } from '#lib/resources/property-path.ts';
import { resourceModule } from '#lib/resources/registry.ts';

export interface ResourceRow {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly title: string;
  readonly zone?: string;
  readonly cidr?: string;
  readonly status: ResourceStatus;
  readonly statusText: string;
  readonly managed: boolean;
  readonly relations: readonly RowRelation[];
}

export interface RowRelation {
  readonly kind: string;
  readonly label?: string;
  readonly id: string;
  readonly name: string;
}

/** The same resources as a table, for whoever cannot or would not look at the drawing; all unless told. */
export function resourceRows(
  graph: ResourceGraph,
  listed: ResourceGraph['nodes'] = graph.nodes,
): ResourceRow[] {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const relationsFrom = Map.groupBy(graph.relations, ({ from }) => from);
  return listed.map((node) => {
    const zone = textAt(node.properties, 'AvailabilityZone') ?? zoneOfSubnet(node.properties, byId);
    const cidr = textAt(node.properties, 'CidrBlock');
    return {
      id: node.id,
      name: node.name,
      type: node.type,
      title: resourceModule(node.type).title,
      ...(zone !== undefined && { zone }),
      ...(cidr !== undefined && { cidr }),
      status: node.status,
      statusText: node.statusText,
      managed: node.managed,
      relations: (relationsFrom.get(node.id) ?? []).map(({ to, kind, label }) => ({
        kind,
        ...(label !== undefined && { label }),
        id: to,
        name: byId.get(to)?.name ?? to,
      })),
    };
  });
}

function zoneOfSubnet(
  properties: ResourceGraph['nodes'][number]['properties'],
  byId: ReadonlyMap<string, ResourceGraph['nodes'][number]>,
): string | undefined {
  const subnet = byId.get(textAt(properties, 'SubnetId') ?? '');
  return subnet && textAt(subnet.properties, 'AvailabilityZone');
}
