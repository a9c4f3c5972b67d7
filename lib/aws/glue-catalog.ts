import {
  paginateGetDatabases,
  paginateGetSecurityConfigurations,
  paginateGetTables,
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
  const found: LiveResource[] = [];
  for await (const page of paginateGetDatabases({ client: glue, pageSize }, {})) {
    for (const shape of page.DatabaseList ?? []) {
      found.push(toLiveResource('AWS::Glue::Database', shape.Name, shape));
    }
  }
  return wantedOnly(found, names);
}

/** All tables of the databases, each by the id `database/table`, as in its ARN. */
export async function getTables(
  { glue }: Glue,
  databases: readonly string[],
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  for (const DatabaseName of databases) {
    const pages = await unlessAbsent(['EntityNotFoundException'], () =>
      allPages(paginateGetTables({ client: glue, pageSize }, { DatabaseName })),
    );
    for (const shape of (pages ?? []).flatMap(({ TableList = [] }) => TableList)) {
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
