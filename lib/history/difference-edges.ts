import type { GraphDifference } from '#lib/api/history.ts';
import type { DiagramEdge } from '#lib/diagrams/diagram.ts';
import type { Relation } from '#lib/resources/graph.ts';
import { differenceSigns } from './difference-elements.ts';

/**
 * One arrow between each two drawn resources: thick where a relation was added, dotted where one was
 * removed. It is named only where both resources were there before and are there still.
 */
export function differenceEdges(
  difference: GraphDifference,
  drawn: ReadonlySet<string>,
): DiagramEdge[] {
  const { relations, unchanged, added, removed } = difference;
  const passing = new Set([...added, ...removed].map(({ id }) => id));
  const edges = new Map<string, DiagramEdge>();
  const draw = (relation: Relation, look: DiagramEdge['look'], sign?: string) => {
    const { from, to, kind } = relation;
    const key = JSON.stringify([from, to]);
    if (from === to || !drawn.has(from) || !drawn.has(to) || edges.has(key)) return;
    const isNamed = sign !== undefined && !passing.has(from) && !passing.has(to);
    edges.set(key, { from, to, look, ...(isNamed && { label: `${sign} ${words(kind)}` }) });
  };
  for (const relation of relations.added) draw(relation, 'critical', differenceSigns.added);
  for (const relation of relations.removed) draw(relation, 'side', differenceSigns.removed);
  for (const relation of unchanged.relations) draw(relation, 'flow');
  return [...edges.values()];
}

function words(kind: Relation['kind']): string {
  return kind.replaceAll('-', ' ');
}
