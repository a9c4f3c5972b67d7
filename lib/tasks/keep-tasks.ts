import { isDeepStrictEqual } from 'node:util';
import { describeTasksOf, listTasks } from '#lib/aws/ecs-tasks.ts';
import { translateAwsError } from '#lib/aws/translate-error.ts';
import type { Context } from '#lib/context/context.ts';
import type { EcsTask, Environment } from '#lib/db/client.ts';
import { asJson } from '#lib/live/publish.ts';
import type { ResourceGraph } from '#lib/resources/graph.ts';
import { textAt } from '#lib/resources/property-path.ts';
import type { Properties } from '#lib/resources/resource-module.ts';
import { endOf, newTaskRows } from './new-task-rows.ts';

type KeepContext = Pick<Context, 'db' | 'aws' | 'clock' | 'log'>;

interface Discovered {
  readonly environment: Environment;
  /** As it was just discovered. */
  readonly graph: Pick<ResourceGraph, 'nodes' | 'sources'>;
}

/**
 * Keeps the tasks of an environment as ECS tells of them: those of its graph, which run, and those that
 * stop or have lately stopped, which AWS forgets after an hour. Where ECS does not answer, what is kept stays.
 */
export async function keepTasks(
  ctx: KeepContext,
  { environment, graph }: Discovered,
): Promise<void> {
  const source = graph.sources.find((one) => one.source === 'ecs:tasks');
  if (source && source.state !== 'fresh') return;
  try {
    await keep(ctx, { environment, graph });
  } catch (error) {
    ctx.log.warn(
      { environment: environment.name, err: translateAwsError(error) },
      'tasks not kept',
    );
  }
}

async function keep(ctx: KeepContext, { environment, graph }: Discovered): Promise<void> {
  const { db } = ctx;
  const aws = ctx.aws(environment);
  const environmentId = environment.id;
  const running = graph.nodes.filter(({ type }) => type === 'AWS::ECS::Task');
  const clusters = graph.nodes.flatMap(({ type, properties }) =>
    type === 'AWS::ECS::Cluster' ? (textAt(properties, 'clusterArn') ?? []) : [],
  );
  const stopping = await Promise.all(
    clusters.map(async (cluster) => ({ cluster, arns: await listTasks(aws, cluster, 'STOPPED') })),
  );
  const listed = [...running.map(({ id }) => id), ...stopping.flatMap(({ arns }) => arns)];
  const rows = await db.ecsTask.findMany({
    where: { environmentId, OR: [{ endedAt: null }, { arn: { in: listed } }] },
  });
  const known = new Map(rows.map((row) => [row.arn, row]));
  const seen = new Map(running.map(({ id, properties }) => [id, properties]));
  for (const { cluster, arns } of stopping) {
    const open = arns.filter((arn) => !known.get(arn)?.endedAt);
    for (const { id, properties } of await describeTasksOf(aws, cluster, open)) {
      seen.set(id, properties);
    }
  }
  const fresh = [...seen].filter(([arn]) => !known.has(arn)).map(([, task]) => task);
  const data = await newTaskRows(aws, graph.nodes, fresh);
  if (data.length > 0) {
    await db.ecsTask.createMany({
      data: data.map((row) => ({ environmentId, ...row })),
      skipDuplicates: true,
    });
  }
  const now = ctx.clock.now();
  for (const row of rows) await follow(db, row, seen.get(row.arn), now);
}

/** What has ended stays as it is, whatever an earlier look of another process says. */
async function follow(
  db: KeepContext['db'],
  row: EcsTask,
  task: Properties | undefined,
  now: Date,
): Promise<void> {
  if (row.endedAt || (task && isDeepStrictEqual(asJson(task), row.properties))) return;
  const { environmentId, arn } = row;
  await db.ecsTask.updateMany({
    where: { environmentId, arn, endedAt: null },
    data: task
      ? { properties: asJson(task), endedAt: endOf(task) }
      : { properties: asJson(unseenEnd(row.properties)), endedAt: now },
  });
}

function unseenEnd(properties: EcsTask['properties']) {
  return {
    ...Object(properties),
    lastStatus: 'STOPPED',
    stoppedReason: 'AWS had forgotten it before its end was seen.',
  };
}
