import type { ResourceNode } from '#lib/resources/graph.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { statusSeverity } from '#lib/resources/status-severity.ts';

interface ResourceCount {
  readonly type: string;
  readonly title: string;
  readonly nodes: readonly ResourceNode[];
}

/** Resources by type, in the order in which types first appear. */
export function resourceCounts(nodes: readonly ResourceNode[]): ResourceCount[] {
  return [...Map.groupBy(nodes, ({ type }) => type)].map(([type, found]) => {
    const { title, plural } = resourceModule(type);
    return { type, title: found.length === 1 ? title : plural, nodes: found };
  });
}

/** How many are in which state, what deserves a look first. */
export function statesText(nodes: readonly ResourceNode[]): string {
  const byStatus = Map.groupBy(nodes, ({ status }) => status);
  return statusSeverity
    .flatMap((status) => {
      const count = byStatus.get(status)?.length ?? 0;
      return count === 0 ? [] : [`${count} ${status}`];
    })
    .join(', ');
}
