import type { Relation, ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import { textAt } from '#lib/resources/property-path.ts';
import type { DiagramEdge, DiagramGroup, GroupKind } from '../diagram.ts';
import type { Grouping, View } from '../view.ts';
import { countTypes } from './count-types.ts';
import { drawnEdges, flow } from './flow-edges.ts';
import { edgesAmongFrames, mostRelations } from './frame-edges.ts';
import { layerTitle, layerTitles } from './layer-titles.ts';
import { detailedElement } from './resource-elements.ts';

/** More frames than this are rolled up like anything else. */
const mostGroups = 24;

/** Every resource there is, by layer, by service or by zone. */
export const everythingView: View = {
  id: 'everything',
  title: 'Everything',
  grid: true,
  groupings: ['layer', 'service', 'zone'],
  selects: () => true,
  describe: ({ nodes }) => countTypes(nodes),
  draw: (graph, { grouping, kept }) => {
    const frames = groupsOf(graph, grouping);
    const relations = graph.relations.filter(
      ({ from, to, kind }) => kind !== 'in' && (!kept || (kept.has(from) && kept.has(to))),
    );
    const isMany = relations.length > mostRelations;
    const edges = isMany ? edgesAmongFrames(frames, relations) : relations.map(edgeOf);
    return { direction: 'right', elements: frames, edges: drawnEdges(frames, edges) };
  },
};

function edgeOf({ from, to, kind }: Relation): DiagramEdge {
  return flow(from, to, { side: kind !== 'routes-to' });
}

const framesBy: Record<Grouping, { readonly group: GroupKind; readonly what: string }> = {
  layer: { group: 'layer', what: 'layers' },
  service: { group: 'layer', what: 'services' },
  zone: { group: 'zone', what: 'zones' },
};

function groupsOf(graph: ResourceGraph, grouping: Grouping): DiagramGroup[] {
  const { group, what } = framesBy[grouping];
  const keyOf = groupers[grouping](graph);
  const groups = [...Map.groupBy(graph.nodes, keyOf)].toSorted(([a], [b]) => compare(a, b));
  return groups.map(
    ([title, members]): DiagramGroup => ({
      kind: 'group',
      key: `by ${grouping} ${title}`,
      lines: [title],
      group,
      foldable: true,
      ...(groups.length > mostGroups && { rollUpAs: what }),
      children: members.map(detailedElement),
    }),
  );
}

type Grouper = (graph: ResourceGraph) => (node: ResourceNode) => string;

const groupers: Record<Grouping, Grouper> = {
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
    const zoneOf = ({ properties }: ResourceNode) =>
      textAt(properties, 'AvailabilityZone') ?? textAt(properties, 'Placement.AvailabilityZone');
    const subnets = new Map(nodes.map((node) => [node.id, zoneOf(node)]));
    return (node) =>
      zoneOf(node) ?? subnets.get(textAt(node.properties, 'SubnetId') ?? '') ?? 'Whole region';
  },
};

/** Layers in the order of the architecture, then whatever else, by name. */
function compare(a: string, b: string): number {
  const [first, second] = [layerTitles.indexOf(a), layerTitles.indexOf(b)];
  if (first !== second)
    return (first < 0 ? layerTitles.length : first) - (second < 0 ? layerTitles.length : second);
  return a < b ? -1 : 1;
}
