import {
  type Database,
  GetPartitionsCommand,
  GetTableCommand,
  GetTableVersionsCommand,
  paginateGetDatabases,
  paginateGetSecurityConfigurations,
  paginateGetTables,
  type Table,
  type TableVersion,
} from '@aws-sdk/client-glue';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import { allPages } from './all-pages.ts';
import type { Aws } from './clients.ts';
import { toLiveResource, wantedOnly } from './live-resource.ts';
import { unlessAbsent } from './unless-absent.ts';

type Glue = Pick<Aws, 'glue'>;

const pageSize = 100;

export async function getDatabases(
  { glue }: Glue,
  names: readonly string[],
): Promise<LiveResource[]> {
  const databases = await listDatabases({ glue });
  const found = databases.map((shape) => toLiveResource('AWS::Glue::Database', shape.Name, shape));
  return wantedOnly(found, names);
}

/** All tables of the databases, each by the id `database/table`, as in its ARN. */
export async function getTables(
  { glue }: Glue,
  databases: readonly string[],
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  for (const DatabaseName of databases) {
    for (const shape of await listTables({ glue }, DatabaseName)) {
      const id = `${DatabaseName}/${shape.Name}`;
      found.push(toLiveResource('AWS::Glue::Table', id, shape, [shape.Name]));
    }
  }
  return found;
}

export async function getSecurityConfigurations(
  { glue }: Glue,
  names: readonly string[],
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  for await (const page of paginateGetSecurityConfigurations({ client: glue, pageSize }, {})) {
    for (const shape of page.SecurityConfigurations ?? []) {
      found.push(toLiveResource('AWS::Glue::SecurityConfiguration', shape.Name, shape));
    }
  }
  return wantedOnly(found, names);
}

/** Every database of the account's catalog. */
export async function listDatabases({ glue }: Glue): Promise<Database[]> {
  const pages = await allPages(paginateGetDatabases({ client: glue, pageSize }, {}));
  return pages.flatMap(({ DatabaseList = [] }) => DatabaseList);
}

/** The tables of a database; none of one that is not there. */
export async function listTables({ glue }: Glue, DatabaseName: string): Promise<Table[]> {
  const pages = await unlessAbsent(['EntityNotFoundException'], () =>
    allPages(paginateGetTables({ client: glue, pageSize }, { DatabaseName })),
  );
  return (pages ?? []).flatMap(({ TableList = [] }) => TableList);
}

interface TableName {
  readonly database: string;
  readonly table: string;
}

/** A table, or undefined where there is none of the name. */
export async function getTable(
  { glue }: Glue,
  { database, table }: TableName,
): Promise<Table | undefined> {
  const answer = await unlessAbsent(['EntityNotFoundException'], () =>
    glue.send(new GetTableCommand({ DatabaseName: database, Name: table })),
  );
  return answer?.Table;
}

/** Glue gives no more versions at once. */
const mostVersions = 100;

/** A hundred versions of a table, and whether it has more. */
export async function listTableVersions(
  { glue }: Glue,
  { database, table }: TableName,
): Promise<{ versions: TableVersion[]; hasMore: boolean }> {
  const { TableVersions = [], NextToken } = await glue.send(
    new GetTableVersionsCommand({
      DatabaseName: database,
      TableName: table,
      MaxResults: mostVersions,
    }),
  );
  return { versions: TableVersions, hasMore: NextToken !== undefined };
}

/** Glue gives no more partitions at once, and so many pages of them are counted at most. */
const partitionsAtOnce = 1_000;
const mostPages = 10;

/** How many partitions a table has, the first ten thousand of them counted. */
export async function countPartitions(
  { glue }: Glue,
  { database, table }: TableName,
): Promise<{ count: number; isPartial: boolean }> {
  let count = 0;
  let NextToken: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await glue.send(
      new GetPartitionsCommand({
        DatabaseName: database,
        TableName: table,
        ExcludeColumnSchema: true,
        MaxResults: partitionsAtOnce,
        NextToken,
      }),
    );
    count += answer.Partitions?.length ?? 0;
    NextToken = answer.NextToken;
    if (!NextToken) break;
  }
  return { count, isPartial: NextToken !== undefined };
}
