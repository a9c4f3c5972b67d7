import { allElements, type DiagramEdge, type DiagramElement } from '../diagram.ts';
import { EdgeIndex } from '../edge-index.ts';

interface FlowOptions {
  readonly label?: string | undefined;
  readonly running?: boolean;
  /** Dotted: a way that nothing flows along, such as a use or a permission. */
  readonly side?: boolean;
}

/** An arrow from one element to another, by their keys. */
export function flow(from: string, to: string, options: FlowOptions = {}): DiagramEdge {
  return {
    from,
    to,
    look: options.side ? 'side' : 'flow',
    ...(options.label !== undefined && { label: options.label }),
    ...(options.running && { running: true }),
  };
}

/** The arrows whose ends are both drawn; several of one look between the same ends are one with all labels. */
export function drawnEdges(
  elements: readonly DiagramElement[],
  edges: readonly DiagramEdge[],
): DiagramEdge[] {
  const drawn = new Set(allElements(elements).map(({ key }) => key));
  const merged = new EdgeIndex();
  for (const edge of edges) {
    if (edge.from === edge.to || !drawn.has(edge.from) || !drawn.has(edge.to)) continue;
    merged.add(edge, mergedWith);
  }
  return merged.edges();
}

function mergedWith(known: DiagramEdge, edge: DiagramEdge): DiagramEdge {
  const labels = new Set([known.label, edge.label].flatMap((label) => label?.split(', ') ?? []));
  const running = known.running || edge.running;
  return {
    from: edge.from,
    to: edge.to,
    look: known.look === 'flow' ? 'flow' : edge.look,
    ...(labels.size > 0 && { label: [...labels].join(', ') }),
    ...(running && { running: true }),
  };
}
