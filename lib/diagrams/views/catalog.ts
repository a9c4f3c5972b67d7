import type { ResourceNode } from '#lib/resources/graph.ts';
import { counted } from './resource-details.ts';
import type { ResourceIndex } from './resource-index.ts';

/** The tables of a catalog database; where a table does not say, those of the database's layer. */
export function tablesOf(database: ResourceNode, index: ResourceIndex): ResourceNode[] {
  const names = new Set([database.id, database.properties.Name]);
  return index
    .of('Glue::Table')
    .filter(({ properties, layer }) =>
      properties.DatabaseName === undefined
        ? layer === database.layer
        : names.has(properties.DatabaseName),
    );
}

export function tableCount(count: number): string {
  return counted(count, 'table') ?? '';
}
