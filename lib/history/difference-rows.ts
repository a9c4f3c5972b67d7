import type { GraphDifference } from '#lib/api/history.ts';
import type { JsonValue, ResourceNode } from '#lib/resources/graph.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { ownRelations } from './count-changes.ts';

export type DifferenceKind = 'added' | 'removed' | 'changed';

/** One line of a difference: one property, state, relation or whole resource. */
export interface DifferenceRow {
  readonly key: string;
  readonly kind: DifferenceKind;
  readonly resourceId: string;
  readonly name: string;
  readonly title: string;
  readonly layer: string | undefined;
  /** What of the resource: a property's path, `Status`, a relation; absent for the whole of it. */
  readonly what: string | undefined;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** A difference line by line: what was added, changed, removed, then relations. */
export function differenceRows(difference: GraphDifference): DifferenceRow[] {
  const { added, removed, changed, unchanged } = difference;
  const existing = new Map(
    [...unchanged.nodes, ...changed.map(({ node }) => node)].map((node) => [node.id, node]),
  );
  return [
    ...added.map((node) => rowOf(node, 'added', undefined, undefined, node.statusText)),
    ...changed.flatMap(({ node, status, drift, properties }) => [
      ...(status ? [rowOf(node, 'changed', 'Status', status.before, status.after)] : []),
      ...(drift ? [rowOf(node, 'changed', 'Drift', undefined, drift)] : []),
      ...properties.map(({ path, before, after }) =>
        rowOf(node, 'changed', path, textOf(before), textOf(after)),
      ),
    ]),
    ...removed.map((node) => rowOf(node, 'removed', undefined, node.statusText)),
    ...ownRelations(difference).flatMap(({ kind, relation }) => {
      const from = existing.get(relation.from);
      if (!from) return [];
      const target = existing.get(relation.to)?.name ?? relation.to;
      const text = relation.label === undefined ? target : `${target} (${relation.label})`;
      const what = `Relation: ${relation.kind.replaceAll('-', ' ')}`;
      const [before, after] = kind === 'added' ? [undefined, text] : [text, undefined];
      return [rowOf(from, 'changed', what, before, after)];
    }),
  ];
}

function rowOf(
  node: Pick<ResourceNode, 'id' | 'type' | 'name' | 'layer'>,
  kind: DifferenceKind,
  what: string | undefined,
  before?: string,
  after?: string,
): DifferenceRow {
  return {
    key: JSON.stringify([node.id, what, before, after]),
    kind,
    resourceId: node.id,
    name: node.name,
    title: resourceModule(node.type).title,
    layer: node.layer,
    what,
    before,
    after,
  };
}

function textOf(value: JsonValue | undefined): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  return JSON.stringify(value);
}

/** Whether a line has a text somewhere, whatever its case. */
export function matchesDifferenceRow(row: DifferenceRow, text: string): boolean {
  const { kind, resourceId, name, title, layer, what, before, after } = row;
  const wanted = text.trim().toLowerCase();
  return [kind, resourceId, name, title, layer, what, before, after].some((part) =>
    part?.toLowerCase().includes(wanted),
  );
}
