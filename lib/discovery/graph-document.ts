import { isDeepStrictEqual } from 'node:util';
import type { EnvironmentGraph, GraphDelta } from '#lib/api/architecture.ts';
import type { Context } from '#lib/context/context.ts';
import type { GraphSnapshot } from '#lib/db/client.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import type { ResourceGraph } from '#lib/resources/graph.ts';

export const emptyGraph: EnvironmentGraph = {
  revision: 0,
  at: new Date(0).toISOString(),
  nodes: [],
  relations: [],
  sources: [],
};

/** The graph of a snapshot; what this product wrote is read as it was written. */
export function readGraph(
  snapshot: Pick<GraphSnapshot, 'graph' | 'revision' | 'at'>,
): EnvironmentGraph {
  const graph = snapshot.graph as unknown as ResourceGraph;
  return { ...graph, at: snapshot.at.toISOString(), revision: snapshot.revision };
}

/** The graph as last discovered; empty before the first discovery. */
export async function getGraph(
  ctx: Pick<Context, 'db'>,
  { name }: { readonly name: string },
): Promise<EnvironmentGraph> {
  const { id } = await requireEnvironment(ctx.db, name);
  const snapshot = await ctx.db.graphSnapshot.findUnique({ where: { environmentId: id } });
  return snapshot ? readGraph(snapshot) : emptyGraph;
}

/** What leads from one graph to the next, or undefined where nothing but the time is different. */
export function graphDelta(before: EnvironmentGraph, after: ResourceGraph): GraphDelta | undefined {
  const earlier = new Map(before.nodes.map((node) => [node.id, node]));
  const later = new Set(after.nodes.map(({ id }) => id));
  const nodes = after.nodes.filter((node) => !isDeepStrictEqual(plain(node), earlier.get(node.id)));
  const removed = before.nodes.filter(({ id }) => !later.has(id)).map(({ id }) => id);
  const relationsSame = isDeepStrictEqual(plain(after.relations), before.relations);
  const sourcesSame = isDeepStrictEqual(
    after.sources.map(sourceState),
    before.sources.map(sourceState),
  );
  if (nodes.length === 0 && removed.length === 0 && relationsSame && sourcesSame) return undefined;
  return {
    revision: before.revision + 1,
    at: after.at,
    nodes,
    removed,
    relations: relationsSame ? null : after.relations,
    sources: after.sources,
  };
}

function sourceState({
  source,
  state,
  message,
}: {
  source: string;
  state: string;
  message?: string | undefined;
}) {
  return `${source} ${state} ${message ?? ''}`;
}

/** As it comes back from JSON: without members that are undefined, which equality would count. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
