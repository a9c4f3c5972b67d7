import type { JsonValue, Relation, ResourceNode } from './graph.ts';
import { textAt, valuesAt } from './property-path.ts';
import { resourceModule } from './registry.ts';
import type { Properties, RelationRule } from './resource-module.ts';

/** All relations among nodes that their types' rules find; each once, in the order of the nodes. */
export function relationsAmong(nodes: readonly ResourceNode[]): Relation[] {
  const targets = new Map<string, ResourceNode>();
  for (const node of nodes) {
    targets.set(targetKey(node.type, node.id), node);
    if (node.arn) targets.set(targetKey(node.type, node.arn), node);
  }
  const found = new Map<string, Relation>();
  for (const node of nodes) {
    for (const rule of resourceModule(node.type).relations) {
      for (const relation of relationsByRule(node, rule, targets)) {
        const key = JSON.stringify([relation.from, relation.kind, relation.to, relation.label]);
        found.set(key, relation);
      }
    }
  }
  return [...found.values()];
}

function relationsByRule(
  node: ResourceNode,
  rule: RelationRule,
  targets: ReadonlyMap<string, ResourceNode>,
): Relation[] {
  const holders: Array<JsonValue | Properties> = rule.each
    ? valuesAt(node.properties, `${rule.each}[]`)
    : [node.properties];
  return holders.flatMap((holder) =>
    valuesAt(holder, rule.property).flatMap((value) => {
      const target = typeof value === 'string' && targets.get(targetKey(rule.to, value));
      if (!target || target === node) return [];
      const label = rule.label
        ?.map((path) => textAt(holder, path))
        .find((text) => text !== undefined);
      return [
        { from: node.id, to: target.id, kind: rule.kind, ...(label !== undefined && { label }) },
      ];
    }),
  );
}

function targetKey(type: string, id: string): string {
  return `${type} ${id}`;
}
