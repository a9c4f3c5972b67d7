import type { ResourceNode } from '#lib/resources/graph.ts';
import { allElements, type DiagramEdge, type DiagramElement } from '../diagram.ts';
import { drawnEdges, flow } from './flow-edges.ts';
import { isRunning } from './last-run.ts';
import { counted } from './resource-details.ts';

/** More relations than these are drawn from frame to frame: nobody follows that many arrows. */
const mostRelations = 60;

/** Arrows one by one, or from frame to frame where there are many. */
export function legibleEdges(
  elements: readonly DiagramElement[],
  edges: readonly DiagramEdge[],
): DiagramEdge[] {
  return edges.length > mostRelations
    ? edgesAmongFrames(elements, edges)
    : drawnEdges(elements, edges);
}

/**
 * One arrow from frame to frame for all relations from what is in one to what is in the other; what
 * is in no frame stands for itself.
 */
function edgesAmongFrames(
  elements: readonly DiagramElement[],
  edges: readonly DiagramEdge[],
): DiagramEdge[] {
  const frameOf = outermostByKey(elements);
  const gathered = new Map<string, { from: string; to: string; count: number; running: boolean }>();
  for (const edge of edges) {
    const [from, to] = [frameOf.get(edge.from), frameOf.get(edge.to)];
    if (from === undefined || to === undefined || from === to) continue;
    const key = JSON.stringify([from, to]);
    const { count, running } = gathered.get(key) ?? { count: 0, running: false };
    gathered.set(key, { from, to, count: count + 1, running: running || edge.running === true });
  }
  return [...gathered.values()].map(({ from, to, count, running }) =>
    flow(from, to, { label: counted(count, 'relation'), side: true, running }),
  );
}

interface Members {
  /** The key of the frame around them. */
  readonly frame: string;
  readonly nodes: readonly ResourceNode[];
}

/** Arrows from each of the nodes in a frame to each target; from the frame itself where there are many. */
export function flowFromAll(
  { frame, nodes }: Members,
  targets: readonly string[],
  label: string,
): DiagramEdge[] {
  const isMany = nodes.length * targets.length > mostRelations;
  const sources = isMany
    ? [{ key: frame, running: nodes.some(isRunning) }]
    : nodes.map((node) => ({ key: node.id, running: isRunning(node) }));
  return targets.flatMap((to) =>
    sources.map(({ key, running }) => flow(key, to, { label, running })),
  );
}

/** Arrows within a frame stay; those from frame to frame become one where there are many. */
export function gatherAmongFrames(
  frames: readonly DiagramElement[],
  edges: readonly DiagramEdge[],
): DiagramEdge[] {
  if (edges.length <= mostRelations) return [...edges];
  const frameOf = outermostByKey(frames);
  const within = edges.filter(({ from, to }) => frameOf.get(from) === frameOf.get(to));
  return [...within, ...edgesAmongFrames(frames, edges)];
}

/** The outermost element around each, by their keys. */
function outermostByKey(elements: readonly DiagramElement[]): Map<string, string> {
  return new Map(
    elements.flatMap((outermost) =>
      allElements([outermost]).map(({ key }) => [key, outermost.key] as const),
    ),
  );
}
