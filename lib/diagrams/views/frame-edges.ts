import type { Relation, ResourceNode } from '#lib/resources/graph.ts';
import type { DiagramEdge, DiagramGroup } from '../diagram.ts';
import { flow } from './flow-edges.ts';
import { isRunning } from './last-run.ts';
import { counted } from './resource-details.ts';

/** More relations than these are drawn from frame to frame: nobody follows that many arrows. */
export const mostRelations = 60;

/** One arrow from frame to frame for all relations from what is in one to what is in the other. */
export function edgesAmongFrames(
  frames: readonly DiagramGroup[],
  relations: readonly Pick<Relation, 'from' | 'to'>[],
): DiagramEdge[] {
  const frameOf = framesByMember(frames);
  const counts = new Map<string, { from: string; to: string; count: number }>();
  for (const relation of relations) {
    const [from, to] = [frameOf.get(relation.from), frameOf.get(relation.to)];
    if (from === undefined || to === undefined || from === to) continue;
    const key = JSON.stringify([from, to]);
    counts.set(key, { from, to, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].map(({ from, to, count }) =>
    flow(from, to, { label: counted(count, 'relation'), side: true }),
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
  frames: readonly DiagramGroup[],
  edges: readonly DiagramEdge[],
): DiagramEdge[] {
  if (edges.length <= mostRelations) return [...edges];
  const frameOf = framesByMember(frames);
  const within = edges.filter(({ from, to }) => frameOf.get(from) === frameOf.get(to));
  return [...within, ...edgesAmongFrames(frames, edges)];
}

function framesByMember(frames: readonly DiagramGroup[]): Map<string, string> {
  return new Map(
    frames.flatMap((frame) => frame.children.map(({ key }) => [key, frame.key] as const)),
  );
}
