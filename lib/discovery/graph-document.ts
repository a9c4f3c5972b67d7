import { isDeepStrictEqual } from 'node:util';
import type { EnvironmentGraph, GraphDelta } from '#lib/api/architecture.ts';
import type { Context } from '#lib/context/context.ts';
import type { Db, Environment, GraphSnapshot } from '#lib/db/client.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import type { ResourceGraph } from '#lib/resources/graph.ts';
import { KeptGraphs } from './kept-graphs.ts';

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

/** Environments whose graphs are kept as they were read; of 10,000 resources each takes some 30 MB. */
const keptGraphs = new KeptGraphs<EnvironmentGraph>(4);

/** The graph as last discovered; empty before the first discovery. Throws `environment-not-found`. */
export async function getGraph(
  ctx: Pick<Context, 'db'>,
  { name }: { readonly name: string },
): Promise<EnvironmentGraph> {
  return graphOf(ctx.db, await requireEnvironment(ctx.db, name));
}

/** The graph of an environment as last discovered, read anew only where it is another one. */
export async function graphOf(
  db: Db,
  { id: environmentId }: Pick<Environment, 'id'>,
): Promise<EnvironmentGraph> {
  const where = { environmentId };
  const now = await db.graphSnapshot.findUnique({
    where,
    select: { revision: true, at: true },
  });
  const known = keptGraphs.get(db, environmentId);
  if (now && known?.revision === now.revision) return { ...known, at: now.at.toISOString() };
  const snapshot = await db.graphSnapshot.findUnique({ where });
  if (!snapshot) return emptyGraph;
  const graph = readGraph(snapshot);
  keptGraphs.set(db, environmentId, graph);
  return graph;
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
