import {
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  type DesiredStatus,
  paginateListTasks,
} from '@aws-sdk/client-ecs';
import type { JsonValue } from '#lib/resources/graph.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import { allPages } from './all-pages.ts';
import { batches } from './batches.ts';
import type { Aws } from './clients.ts';
import { capitalisedTags, toLiveResource } from './live-resource.ts';
import { unlessAbsent } from './unless-absent.ts';

type Ecs = Pick<Aws, 'ecs'>;

/** At most so many at once (ECS API, `DescribeTasks`). */
const tasksAtOnce = 100;

/** Tasks of the clusters that run or are to run, with the ARN of the service that each belongs to. */
export async function describeTasks(
  aws: Ecs,
  clusters: readonly string[],
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  for (const cluster of clusters) {
    found.push(...(await describeTasksOf(aws, cluster, await listTasks(aws, cluster, 'RUNNING'))));
  }
  return found;
}

/** ARNs of the tasks of a cluster that run or are to run, or of those that stop or have lately stopped. */
export async function listTasks(
  { ecs }: Ecs,
  cluster: string,
  desiredStatus: DesiredStatus,
): Promise<string[]> {
  const pages = await unlessAbsent(['ClusterNotFoundException'], () =>
    allPages(paginateListTasks({ client: ecs, pageSize: 100 }, { cluster, desiredStatus })),
  );
  return (pages ?? []).flatMap(({ taskArns = [] }) => taskArns);
}

/** Tasks of a cluster by ARN, without those that AWS has forgotten. */
export async function describeTasksOf(
  { ecs }: Ecs,
  cluster: string,
  arns: readonly string[],
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  for (const tasks of batches(arns, tasksAtOnce)) {
    const answer = await ecs.send(new DescribeTasksCommand({ cluster, tasks, include: ['TAGS'] }));
    for (const { tags, ...shape } of answer.tasks ?? []) {
      const serviceArn = serviceArnOf(shape);
      const Tags = capitalisedTags(tags);
      found.push(
        toLiveResource('AWS::ECS::Task', shape.taskArn, {
          ...shape,
          ...(serviceArn && { serviceArn }),
          Tags,
        }),
      );
    }
  }
  return found;
}

/** A revision of a task definition, be it active or not; undefined where it was deleted. */
export async function describeTaskDefinition(
  { ecs }: Ecs,
  taskDefinition: string,
): Promise<Readonly<Record<string, JsonValue>> | undefined> {
  const answer = await unlessAbsent(['ClientException'], () =>
    ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition })),
  );
  const shape = answer?.taskDefinition;
  return shape && toLiveResource('AWS::ECS::TaskDefinition', taskDefinition, shape).properties;
}

/** A service's task is in the group `service:<name>` (ECS API, `Task`). */
function serviceArnOf(task: { group?: string; clusterArn?: string }): string | undefined {
  const name = /^service:(.+)$/.exec(task.group ?? '')?.[1];
  return name && task.clusterArn && `${task.clusterArn.replace(':cluster/', ':service/')}/${name}`;
}
