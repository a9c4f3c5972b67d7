import type { JsonValue, Relation, ResourceNode } from './graph.ts';
import { ownId } from './node-id.ts';
import { valuesAt } from './property-path.ts';
import { resourceModule } from './registry.ts';
import type { Properties, RelationRule } from './resource-module.ts';
import { TargetIndex } from './target-index.ts';

type Holder = JsonValue | Properties;

/** All relations among nodes that their types' rules find; each once, in the order of the nodes. */
export function relationsAmong(nodes: readonly ResourceNode[]): Relation[] {
  const targets = new TargetIndex(nodes);
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

function relationsByRule(node: ResourceNode, rule: RelationRule, targets: TargetIndex): Relation[] {
  const holders: Holder[] = rule.each
    ? valuesAt(node.properties, `${rule.each}[]`)
    : [node.properties];
  return holders
    .filter((holder) => holds(holder, rule))
    .flatMap((holder) =>
      textsOf(node, holder, rule)
        .flatMap((text) => targets.find(rule.to, text, rule.match ?? 'id'))
        .filter((target) => target !== node)
        .map((target) => {
          const label = labelOf(holder, rule);
          return {
            from: node.id,
            to: target.id,
            kind: rule.kind,
            ...(label !== undefined && { label }),
          };
        }),
    );
}

function holds(holder: Holder, { when = [] }: RelationRule): boolean {
  return when.every(({ property, matches }) =>
    valuesAt(holder, property).some((value) => typeof value === 'string' && matches.test(value)),
  );
}

function textsOf(node: ResourceNode, holder: Holder, { property }: RelationRule): string[] {
  if (property === undefined) return [ownId(node)];
  const [first = '', ...rest] = typeof property === 'string' ? [property] : property;
  return rest.reduce(
    (texts, path) =>
      texts.flatMap((text) => textsAt(holder, path).map((next) => `${text}/${next}`)),
    textsAt(holder, first),
  );
}

function textsAt(holder: Holder, path: string): string[] {
  return valuesAt(holder, path).filter((value) => typeof value === 'string');
}

function labelOf(holder: Holder, { label }: RelationRule): string | undefined {
  return label
    ?.flatMap((path) => valuesAt(holder, path))
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .map(String)
    .at(0);
}
