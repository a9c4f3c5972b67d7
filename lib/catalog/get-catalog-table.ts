import { AnswerMemory } from '#lib/answers/answer-memory.ts';
import type { TableDetail } from '#lib/api/catalog.ts';
import { columnsOf, tableDocument } from '#lib/aws/catalog-documents.ts';
import type { Aws } from '#lib/aws/clients.ts';
import { countPartitions, getTable, listTableVersions } from '#lib/aws/glue-catalog.ts';
import { translateAwsError } from '#lib/aws/translate-error.ts';
import type { Context } from '#lib/context/context.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { catalogOf } from './catalog-of.ts';
import { versionHistory } from './version-history.ts';

const sharedMs = 5_000;
const shared = new AnswerMemory<TableDetail | undefined>(sharedMs);

interface TableInput {
  readonly name: string;
  /** `database/table`. */
  readonly table: string;
}

/**
 * A table of an environment's catalog with its partitions counted and its versions compared, at most five
 * seconds old. Throws `environment-not-found`, `table-not-found`, and what AWS refuses.
 */
export async function getCatalogTable(
  ctx: Context,
  { name, table: id }: TableInput,
): Promise<TableDetail> {
  const { environment, databases } = await catalogOf(ctx, name);
  const [database = '', table = ''] = id.split('/');
  const aws = ctx.aws(environment);
  try {
    const found = databases.includes(database)
      ? await shared.of(aws, id, ctx.clock.now(), () => readTable(aws, { database, table }))
      : undefined;
    if (found) return found;
  } catch (error) {
    throw translateAwsError(error);
  }
  throw new AppError('table-not-found', `The catalog of ${name} has no table ${id}.`);
}

async function readTable(
  aws: Aws,
  name: { readonly database: string; readonly table: string },
): Promise<TableDetail | undefined> {
  const table = await getTable(aws, name);
  if (!table) return undefined;
  const { versions, hasMore } = await listTableVersions(aws, name);
  return {
    table: tableDocument(table),
    description: table.Description || null,
    columns: columnsOf(table),
    parameters: table.Parameters ?? {},
    partitions: table.PartitionKeys?.length
      ? await countPartitions(aws, name)
      : { count: 0, isPartial: false },
    versions: versionHistory(
      versions.map(({ VersionId = '', Table }) => ({
        id: VersionId,
        at: (Table?.UpdateTime ?? Table?.CreateTime)?.toISOString() ?? null,
        columns: columnsOf(Table),
      })),
    ),
    hasOlderVersions: hasMore,
  };
}
