import type { Relation } from '#lib/resources/graph.ts';
import type { DiagramEdge } from '../diagram.ts';
import type { View } from '../view.ts';
import { describeTypes } from './count-types.ts';
import { flow } from './flow-edges.ts';
import { detailedElement } from './resource-elements.ts';

/** Every resource there is, and how they are related. */
export const everythingView: View = {
  id: 'everything',
  title: 'Everything',
  groupedBy: 'layer',
  selects: () => true,
  describe: ({ nodes }) => describeTypes(nodes),
  draw: ({ nodes, relations }) => ({
    direction: 'right',
    elements: nodes.map(detailedElement),
    edges: relations.filter(({ kind }) => kind !== 'in').map(edgeOf),
  }),
};

function edgeOf({ from, to, kind }: Relation): DiagramEdge {
  return flow(from, to, { side: kind !== 'routes-to' });
}
