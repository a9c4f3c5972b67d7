import { z } from 'zod';
import { defineEndpoint } from './define-endpoint.ts';
import { named } from './environments.ts';

const tag = 'Catalog';
const time = z.iso.datetime().nullable();

export const catalogTable = z
  .object({
    /** `database/table`, as in its ARN. */
    id: z.string(),
    database: z.string(),
    name: z.string(),
    /** The format of its files, such as parquet. */
    classification: z.string().nullable(),
    location: z.string().nullable(),
    /** How many, without those that it is partitioned by. */
    columns: z.int(),
    partitionKeys: z.array(z.string()),
    updatedAt: time,
    /** The crawler that made or last changed it. */
    crawler: z.string().nullable(),
  })
  .meta({ id: 'CatalogTable' });

export type CatalogTable = z.output<typeof catalogTable>;

export const catalogDatabase = z
  .object({
    name: z.string(),
    description: z.string().nullable(),
    location: z.string().nullable(),
    createdAt: time,
    tables: z.array(catalogTable),
  })
  .meta({ id: 'CatalogDatabase' });

export type CatalogDatabase = z.output<typeof catalogDatabase>;

export const getCatalog = defineEndpoint({
  id: 'getCatalog',
  method: 'GET',
  path: '/environments/{name}/catalog',
  summary: 'The databases of an environment’s data catalog, with their tables',
  tag,
  params: named,
  response: z.object({ databases: z.array(catalogDatabase) }),
  refusals: ['environment-not-found'],
});

export const catalogColumn = z.object({
  name: z.string(),
  type: z.string(),
  comment: z.string().nullable(),
  isPartitionKey: z.boolean(),
});

export type CatalogColumn = z.output<typeof catalogColumn>;

export const columnChange = z.object({
  column: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  /** The type before, and after; null where the column is not there. */
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export type ColumnChange = z.output<typeof columnChange>;

export const tableDetail = z
  .object({
    table: catalogTable,
    description: z.string().nullable(),
    columns: z.array(catalogColumn),
    parameters: z.record(z.string(), z.string()),
    /** `isPartial` where the table has more partitions than were counted. */
    partitions: z.object({ count: z.int(), isPartial: z.boolean() }),
    /** Newest first. */
    versions: z.array(
      z.object({
        id: z.string(),
        at: time,
        /** What it changed of the version before it that is known; null for the first of these. */
        changes: z.array(columnChange).nullable(),
      }),
    ),
    /** Whether the table has versions that are older than these. */
    hasOlderVersions: z.boolean(),
  })
  .meta({ id: 'CatalogTableDetail' });

export type TableDetail = z.output<typeof tableDetail>;

export const getCatalogTable = defineEndpoint({
  id: 'getCatalogTable',
  method: 'GET',
  path: '/environments/{name}/catalog/table',
  summary: 'A table with its columns, its partitions counted, and what its versions changed',
  tag,
  params: named,
  query: z.strictObject({
    table: z
      .string()
      .regex(/^[^/]{1,255}\/[^/]{1,255}$/, 'Written as database/table')
      .meta({ description: 'Its id in the catalog: database/table.' }),
  }),
  response: tableDetail,
  refusals: ['environment-not-found', 'table-not-found'],
});

export const lakeZone = z
  .object({
    /** Of the keys of its objects, with the slash; empty for objects outside any. */
    prefix: z.string(),
    objects: z.int(),
    bytes: z.int(),
    /** Whether it holds more than was counted. */
    isPartial: z.boolean(),
    /** Of those that were counted, newest first. */
    newest: z.array(z.object({ key: z.string(), bytes: z.int(), modifiedAt: z.iso.datetime() })),
  })
  .meta({ id: 'LakeZone' });

export type LakeZone = z.output<typeof lakeZone>;

export const lakeBucket = z
  .object({ name: z.string(), zones: z.array(lakeZone) })
  .meta({ id: 'LakeBucket' });

export type LakeBucket = z.output<typeof lakeBucket>;

export const getLake = defineEndpoint({
  id: 'getLake',
  method: 'GET',
  path: '/environments/{name}/lake',
  summary: 'The zones of the data lake, with what they hold and their newest objects',
  tag,
  params: named,
  response: z.object({ buckets: z.array(lakeBucket) }),
  refusals: ['environment-not-found'],
});
