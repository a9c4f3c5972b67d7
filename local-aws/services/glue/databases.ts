import type {
  CreateDatabaseRequest,
  Database,
  DatabaseInput,
  DeleteDatabaseRequest,
  GetDatabaseRequest,
  GetDatabaseResponse,
  GetDatabasesRequest,
  GetDatabasesResponse,
  UpdateDatabaseRequest,
} from '@aws-sdk/client-glue';
import type { CallContext } from '../../service.ts';
import { emitDatabaseChange } from './emit-glue-events.ts';
import { glueArn, glueTags } from './glue-tags.ts';
import { namedStore } from './named-store.ts';
import { pageOf } from './page.ts';
import { alreadyExists, requireName } from './refusals.ts';
import { removeTable, tablesOf } from './table-store.ts';

interface DatabaseRecord {
  readonly name: string;
  readonly input: DatabaseInput;
  readonly createTime: string;
}

export const databases = namedStore<DatabaseRecord>(
  'glue.database',
  (name) => `Database ${name} not found.`,
);

/** The catalog folds names to lower case. */
export function existingDatabase(ctx: CallContext, name: string | undefined): DatabaseRecord {
  return databases.existing(ctx, name?.toLowerCase());
}

/** @throws AwsError AlreadyExistsException, InvalidInputException */
export function createDatabase(input: CreateDatabaseRequest, ctx: CallContext): object {
  const { DatabaseInput: database = { Name: undefined }, Tags = {} } = input;
  const name = requireName(database.Name).toLowerCase();
  if (databases.find(ctx, name)) throw alreadyExists('Database already exists.');
  databases.save(ctx, { name, input: database, createTime: ctx.clock.now().toISOString() });
  glueTags.add(ctx, glueArn(ctx, `database/${name}`), Tags);
  emitDatabaseChange(ctx, name, 'CreateDatabase');
  return {};
}

export function getDatabase({ Name }: GetDatabaseRequest, ctx: CallContext): GetDatabaseResponse {
  return { Database: present(ctx, existingDatabase(ctx, Name)) };
}

export function getDatabases(input: GetDatabasesRequest, ctx: CallContext): GetDatabasesResponse {
  const { items, NextToken } = pageOf(databases.all(ctx), input);
  return {
    DatabaseList: items.map((record) => present(ctx, record)),
    ...(NextToken && { NextToken }),
  };
}

/** Replaces the whole definition; the name stays. */
export function updateDatabase(input: UpdateDatabaseRequest, ctx: CallContext): object {
  const record = existingDatabase(ctx, input.Name);
  databases.save(ctx, { ...record, input: input.DatabaseInput ?? record.input });
  emitDatabaseChange(ctx, record.name, 'UpdateDatabase');
  return {};
}

/** Its tables go with it, at once where AWS takes a while. */
export function deleteDatabase({ Name }: DeleteDatabaseRequest, ctx: CallContext): object {
  const { name } = existingDatabase(ctx, Name);
  ctx.store.transaction(() => {
    for (const table of tablesOf(ctx, name)) removeTable(ctx, table);
    databases.remove(ctx, name);
    glueTags.forget(ctx, glueArn(ctx, `database/${name}`));
  });
  emitDatabaseChange(ctx, name, 'DeleteDatabase');
  return {};
}

function present(ctx: CallContext, { name, input, createTime }: DatabaseRecord): Database {
  return {
    ...input,
    Name: name,
    CreateTime: new Date(createTime),
    CatalogId: ctx.account,
  };
}
