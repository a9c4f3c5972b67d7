import type { Context } from '#lib/context/context.ts';
import type { Environment } from '#lib/db/client.ts';
import { graphOf } from '#lib/discovery/graph-document.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { isPending } from '#lib/resources/pending.ts';

interface CatalogOfEnvironment {
  readonly environment: Environment;
  /** Names of the databases that were discovered in the environment. */
  readonly databases: readonly string[];
}

/** What of the account's catalog belongs to an environment. Throws `environment-not-found`. */
export async function catalogOf(
  { db }: Pick<Context, 'db'>,
  name: string,
): Promise<CatalogOfEnvironment> {
  const environment = await requireEnvironment(db, name);
  const { nodes } = await graphOf(db, environment);
  const databases = nodes.filter((node) => node.type === 'AWS::Glue::Database' && !isPending(node));
  return { environment, databases: databases.map(({ id }) => id) };
}
