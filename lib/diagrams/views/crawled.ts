import type { ResourceNode } from '#lib/resources/graph.ts';
import { objectsAt, textAt, valuesAt } from '#lib/resources/property-path.ts';
import type { ResourceIndex } from './resource-index.ts';

/** The catalog tables that a crawler keeps, where it was given tables to keep. */
export function crawledTables(crawler: ResourceNode, index: ResourceIndex): ResourceNode[] {
  return objectsAt(crawler.properties, 'Targets.CatalogTargets[]').flatMap((target) => {
    const { DatabaseName } = target;
    return valuesAt(target, 'Tables[]').flatMap((name) => {
      const table = index.find('Glue::Table', `${DatabaseName}/${name}`);
      return table && table.properties.DatabaseName === DatabaseName ? [table] : [];
    });
  });
}

/** The prefixes of a bucket that a crawler was given to scan. */
export function scannedPrefixes(crawler: ResourceNode, bucket: ResourceNode): string[] {
  return valuesAt(crawler.properties, 'Targets.S3Targets[].Path').flatMap((path) =>
    prefixOf(path, bucket),
  );
}

/** The top zones of a bucket that a crawler reads, by its own targets or by those of its tables. */
export function crawledZones(
  crawler: ResourceNode,
  bucket: ResourceNode,
  index: ResourceIndex,
): string[] {
  const prefixes = [
    ...scannedPrefixes(crawler, bucket),
    ...crawledTables(crawler, index).flatMap((table) => tablePrefix(table, bucket)),
  ];
  return [...new Set(prefixes.map((prefix) => prefix.slice(0, prefix.indexOf('/') + 1)))];
}

/** Where in a bucket the data of a table lies. */
export function tablePrefix({ properties }: ResourceNode, bucket: ResourceNode): string[] {
  return prefixOf(textAt(properties, 'StorageDescriptor.Location'), bucket);
}

/** The key prefix of an `s3://` address, if it is in the bucket. */
function prefixOf(address: unknown, { id }: ResourceNode): string[] {
  const root = `s3://${id}/`;
  if (typeof address !== 'string' || !address.startsWith(root)) return [];
  return [address.slice(root.length).replace(/\/?$/, '/')];
}
