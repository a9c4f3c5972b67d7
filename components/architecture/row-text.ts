import type { ResourceRow } from '#lib/diagrams/views/resource-rows.ts';

/** `in dev-public-a, uses dev-nat-a`. */
export function relationsText({ relations }: Pick<ResourceRow, 'relations'>): string {
  return relations.map(({ kind, name }) => `${kind.replaceAll('-', ' ')} ${name}`).join(', ');
}

/** True where every word of the filter is found somewhere in the row. */
export function matchesRow(row: ResourceRow, filter: string): boolean {
  const { id, name, type, title, zone, cidr, statusText } = row;
  const text = [id, name, type, title, zone, cidr, statusText, relationsText(row)]
    .join(' ')
    .toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
