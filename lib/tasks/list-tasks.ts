import type { Task } from '#lib/api/tasks.ts';
import type { Context } from '#lib/context/context.ts';
import type { Prisma } from '#lib/db/client.ts';
import { requireResource } from '#lib/discovery/require-resource.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { familyOf } from '#lib/resources/ecs/task-family.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { textAt } from '#lib/resources/property-path.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { toTask } from './task-document.ts';

interface ListInput {
  readonly name: string;
  readonly resource: string;
  readonly limit: number;
  readonly before?: string | undefined;
}

/**
 * Tasks of a service, of all revisions of a task definition, or of a cluster, as last discovered, newest
 * first. Throws `environment-not-found`, `resource-not-found`, `no-tasks` for what has no tasks, and
 * `invalid-input` for a page after a task that is not there.
 */
export async function listTasks(
  ctx: Pick<Context, 'db'>,
  { name, resource, limit, before }: ListInput,
): Promise<{ tasks: Task[]; next: string | null }> {
  const { environment, node } = await requireResource(ctx, { name, resource });
  const environmentId = environment.id;
  const where = { environmentId, ...tasksOf(node) };
  const last = before === undefined ? undefined : { environmentId, arn: before };
  if (last) await requireTask(ctx, last);
  const rows = await ctx.db.ecsTask.findMany({
    where,
    orderBy: [{ createdAt: 'desc' }, { arn: 'desc' }],
    take: limit + 1,
    ...(last && { cursor: { environmentId_arn: last }, skip: 1 }),
  });
  const tasks = rows.slice(0, limit).map((row) => toTask(row, environment.region));
  return { tasks, next: rows.length > limit ? (tasks.at(-1)?.arn ?? null) : null };
}

/** Which tasks belong to a resource. Throws `no-tasks` where none can. */
function tasksOf({ id, type, properties }: ResourceNode): Prisma.EcsTaskWhereInput {
  switch (type) {
    case 'AWS::ECS::Service':
      return { serviceArn: id };
    case 'AWS::ECS::TaskDefinition':
      return { family: familyOf(id) };
    case 'AWS::ECS::Cluster':
      return { clusterArn: textAt(properties, 'clusterArn') ?? '' };
    case 'AWS::ECS::Task':
      return { arn: id };
    default:
      throw new AppError('no-tasks', `${resourceModule(type).title} is nothing that has tasks.`);
  }
}

async function requireTask(
  { db }: Pick<Context, 'db'>,
  last: { readonly environmentId: string; readonly arn: string },
): Promise<void> {
  if (await db.ecsTask.findUnique({ where: { environmentId_arn: last } })) return;
  const message = `There is no task ${last.arn}.`;
  throw new AppError('invalid-input', message, {
    fields: [{ in: 'query', path: ['before'], message }],
  });
}
