import type { ResourceNode } from '#lib/resources/graph.ts';
import { resourceModule } from '#lib/resources/registry.ts';

/** What there is of each type, in words: `2 Crawlers, 1 Glue database.` */
export function countTypes(resources: readonly ResourceNode[]): string {
  return resources.length === 0 ? 'Nothing of it exists.' : `${typeCounts(resources).join(', ')}.`;
}

/** The same as what a diagram says of itself, which has a table beside it. */
export function describeTypes(resources: readonly ResourceNode[]): string {
  const counts = countTypes(resources);
  return resources.length === 0
    ? counts
    : `${counts} The table beside the diagram lists the same resources.`;
}

/** How many there are of each type, each in words. */
export function typeCounts(resources: readonly ResourceNode[]): string[] {
  return [...Map.groupBy(resources, ({ type }) => type)].map(([type, found]) => {
    const { title, plural } = resourceModule(type);
    return `${found.length} ${found.length === 1 ? title : plural}`;
  });
}
