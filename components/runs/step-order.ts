import type { RunGraph, RunGraphNode } from '#lib/api/runs.ts';

/** The jobs and crawlers of a run as they began; what has not begun follows in the order of the arrows. */
export function stepsInOrder({ nodes, edges }: Pick<RunGraph, 'edges' | 'nodes'>): RunGraphNode[] {
  const depths = depthsOf({ nodes, edges });
  return nodes
    .filter(({ kind }) => kind !== 'trigger')
    .sort((a, b) => startOf(a) - startOf(b) || (depths.get(a.id) ?? 0) - (depths.get(b.id) ?? 0));
}

const never = Number.MAX_SAFE_INTEGER;

function startOf({ startedAt }: RunGraphNode): number {
  return startedAt === null ? never : Date.parse(startedAt);
}

/** How many arrows lead to each node; in a circle, which Glue does not refuse, at most as many as there are nodes. */
function depthsOf({ nodes, edges }: Pick<RunGraph, 'edges' | 'nodes'>): Map<string, number> {
  const depths = new Map(nodes.map(({ id }) => [id, 0]));
  for (let round = 0; round < nodes.length; round += 1) {
    for (const { from, to } of edges) {
      depths.set(
        to,
        Math.max(depths.get(to) ?? 0, Math.min((depths.get(from) ?? 0) + 1, nodes.length)),
      );
    }
  }
  return depths;
}
