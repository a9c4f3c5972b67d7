import { AnswerMemory } from '#lib/answers/answer-memory.ts';
import type { CatalogDatabase } from '#lib/api/catalog.ts';
import { databaseDocument } from '#lib/aws/catalog-documents.ts';
import type { Aws } from '#lib/aws/clients.ts';
import { listDatabases, listTables } from '#lib/aws/glue-catalog.ts';
import { translateAwsError } from '#lib/aws/translate-error.ts';
import type { Context } from '#lib/context/context.ts';
import { catalogOf } from './catalog-of.ts';

const sharedMs = 5_000;
const shared = new AnswerMemory<CatalogDatabase[]>(sharedMs);

/**
 * The catalog databases of an environment with their tables, at most five seconds old. Throws
 * `environment-not-found`, and what AWS refuses.
 */
export async function getCatalog(
  ctx: Context,
  { name }: { readonly name: string },
): Promise<{ databases: CatalogDatabase[] }> {
  const { environment, databases } = await catalogOf(ctx, name);
  if (databases.length === 0) return { databases: [] };
  const aws = ctx.aws(environment);
  try {
    return {
      databases: await shared.of(aws, JSON.stringify(databases), ctx.clock.now(), () =>
        readDatabases(aws, databases),
      ),
    };
  } catch (error) {
    throw translateAwsError(error);
  }
}

async function readDatabases(aws: Aws, names: readonly string[]): Promise<CatalogDatabase[]> {
  const found: CatalogDatabase[] = [];
  for (const database of await listDatabases(aws)) {
    const { Name = '' } = database;
    if (names.includes(Name)) found.push(databaseDocument(database, await listTables(aws, Name)));
  }
  return found;
}
