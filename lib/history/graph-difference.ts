import type { EnvironmentGraph } from '#lib/api/architecture.ts';
import type { GraphDifference, GraphMoment, UnchangedResource } from '#lib/api/history.ts';
import { compareGraphs } from '#lib/discovery/compare-graphs.ts';
import type { Relation, ResourceNode } from '#lib/resources/graph.ts';

/** What leads from one graph to another, and what of both is next to it. Pure. */
export function graphDifference(
  before: EnvironmentGraph,
  after: EnvironmentGraph,
): GraphDifference {
  const changes = compareGraphs(before, after);
  const of = (kind: 'added' | 'removed') =>
    changes.flatMap((change) => (change.kind === kind ? [change.node] : []));
  const relations = {
    added: without(after.relations, before.relations),
    removed: without(before.relations, after.relations),
  };
  return {
    from: momentOf(before),
    to: momentOf(after),
    added: of('added'),
    removed: of('removed'),
    changed: changes.flatMap((change) => {
      if (change.kind !== 'changed') return [];
      const { kind: _, ...rest } = change;
      return [rest];
    }),
    relations,
    unchanged: surroundings(after, new Set(changes.map(({ node }) => node.id)), [
      ...relations.added,
      ...relations.removed,
    ]),
  };
}

function momentOf({ at, revision, nodes }: EnvironmentGraph): GraphMoment {
  return { at, revision, resourceCount: nodes.length };
}

function without(relations: readonly Relation[], others: readonly Relation[]): Relation[] {
  const known = new Set(others.map(keyOf));
  return relations.filter((relation) => !known.has(keyOf(relation)));
}

function keyOf({ from, to, kind, label }: Relation): string {
  return JSON.stringify([from, to, kind, label ?? null]);
}

/** Of what is the same in both: what is related, or was or has come to be, to what is not. */
function surroundings(
  after: EnvironmentGraph,
  different: ReadonlySet<string>,
  moved: readonly Relation[],
): GraphDifference['unchanged'] {
  const fresh = new Set(moved.map(keyOf));
  const relations = after.relations.filter(
    (relation) =>
      !fresh.has(keyOf(relation)) && (different.has(relation.from) || different.has(relation.to)),
  );
  const near = new Set([...relations, ...moved].flatMap(({ from, to }) => [from, to]));
  const nodes = after.nodes.filter(({ id }) => near.has(id) && !different.has(id));
  return { nodes: nodes.map(outline), relations };
}

function outline({ id, type, name, layer, awsDefault }: ResourceNode): UnchangedResource {
  return {
    id,
    type,
    name,
    ...(layer !== undefined && { layer }),
    ...(awsDefault !== undefined && { awsDefault }),
  };
}
