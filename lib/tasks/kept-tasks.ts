import type { Db, EcsTask, Tx } from '#lib/db/client.ts';
import type { Properties } from '#lib/resources/resource-module.ts';

/** Tasks of an environment as they were last seen, by ARN, stopped ones too. */
export async function keptTasks(
  db: Db | Tx,
  environment: string,
  arns: readonly string[],
): Promise<ReadonlyMap<string, Properties>> {
  if (arns.length === 0) return new Map();
  const rows = await db.ecsTask.findMany({
    where: { environment: { name: environment }, arn: { in: [...arns] } },
  });
  return new Map(rows.map((row) => [row.arn, propertiesOf(row)]));
}

/** Safe: `lib/tasks` writes the column, with what ECS says of a task. */
export function propertiesOf({ properties }: Pick<EcsTask, 'properties'>): Properties {
  return properties as Properties;
}
