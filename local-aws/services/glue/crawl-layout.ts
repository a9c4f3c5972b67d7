export interface CrawledObject {
  readonly key: string;
  readonly size: number;
}

/** A folder whose objects belong to one table. */
export interface CrawledFolder {
  /** The name of the folder that the table takes its name from. */
  readonly name: string;
  /** The key prefix of the folder, with its slash. */
  readonly prefix: string;
  readonly objects: readonly CrawledObject[];
  readonly partitionKeys: readonly string[];
  readonly partitions: readonly { readonly values: readonly string[]; readonly prefix: string }[];
}

/**
 * How a crawler divides what lies below a target: each folder directly below it is a table, and folders below that
 * one are partitions where they are named `key=value` or after dates. A target without folders, or one that begins
 * with partitions, is one table itself.
 * Source: "How does a crawler determine when to create partitions?", AWS Glue Developer Guide.
 */
export function layOut(
  bucket: string,
  target: string,
  objects: readonly CrawledObject[],
): CrawledFolder[] {
  const data = objects.filter(({ key, size }) => size > 0 && isVisible(key.slice(target.length)));
  const isOneTable = data.some(({ key }) => {
    const [top, ...rest] = key.slice(target.length).split('/');
    return rest.length === 0 || isPartition(top ?? '');
  });
  if (isOneTable) {
    const name = target.split('/').filter(Boolean).at(-1) ?? bucket;
    return [folderOf(name, target, data)];
  }
  const byFolder = Map.groupBy(data, ({ key }) => key.slice(target.length).split('/')[0] ?? '');
  return [...byFolder].map(([name, inside]) => folderOf(name, `${target}${name}/`, inside));
}

/** Files and folders whose names begin with a dot or an underscore are not data. */
function isVisible(path: string): boolean {
  return path.split('/').every((part) => !/^[._]/.test(part));
}

function folderOf(name: string, prefix: string, objects: readonly CrawledObject[]): CrawledFolder {
  const paths = objects.map(({ key }) => partitionPath(key.slice(prefix.length)));
  const depth = paths[0]?.length ?? 0;
  const even = paths.every((path) => path.length === depth);
  const distinct = even && depth > 0 ? new Set(paths.map((path) => path.join('/'))) : [];
  return {
    name,
    prefix,
    objects,
    partitionKeys: even ? (paths[0] ?? []).map(keyOf) : [],
    partitions: [...distinct].map((path) => ({
      values: path.split('/').map(partitionValue),
      prefix: `${prefix}${path}/`,
    })),
  };
}

/** The folders of a path up to the first one that is no partition. */
function partitionPath(path: string): string[] {
  const folders = path.split('/').slice(0, -1);
  const end = folders.findIndex((folder) => !isPartition(folder));
  return end < 0 ? folders : folders.slice(0, end);
}

function isPartition(folder: string): boolean {
  return /^[^=]+=.+$/.test(folder) || /^(\d{2}|\d{4}|\d{4}-?\d{2}(-?\d{2})?)$/.test(folder);
}

function keyOf(folder: string, index: number): string {
  const [key, ...value] = folder.split('=');
  return value.length > 0 && key ? key.toLowerCase() : `partition_${index}`;
}

function partitionValue(folder: string): string {
  return folder.slice(folder.indexOf('=') + 1);
}

/** A table's name as the catalog allows it. */
export function tableName(prefix: string, folder: string): string {
  return `${prefix}${folder}`.toLowerCase().replace(/[^a-z0-9_]/g, '_');
}
