import type { Aws } from '#lib/aws/clients.ts';
import { describeTaskDefinition } from '#lib/aws/ecs-tasks.ts';
import { asJson } from '#lib/live/publish.ts';
import { familyOf } from '#lib/resources/ecs/task-family.ts';
import { taskLogs } from '#lib/resources/ecs/task-logs.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { isNotReadYet } from '#lib/resources/not-read-yet.ts';
import { textAt } from '#lib/resources/property-path.ts';
import type { Properties } from '#lib/resources/resource-module.ts';

/**
 * What is kept of tasks that were not known, with where they log: as their task definitions say, of which
 * AWS is asked about those that the graph does not have.
 */
export async function newTaskRows(
  aws: Aws,
  nodes: readonly ResourceNode[],
  tasks: readonly Properties[],
) {
  const definitions = new Map<string, Properties>();
  for (const arn of new Set(tasks.map(definitionOf))) {
    const known = nodes.find((node) => node.id === arn && !isNotReadYet(node))?.properties;
    definitions.set(arn, known ?? (await describeTaskDefinition(aws, arn)) ?? {});
  }
  return tasks.map((task) => {
    const arn = textAt(task, 'taskArn') ?? '';
    return {
      arn,
      clusterArn: textAt(task, 'clusterArn') ?? '',
      serviceArn: textAt(task, 'serviceArn') ?? null,
      family: familyOf(definitionOf(task)),
      properties: asJson(task),
      logs: asJson(taskLogs(definitions.get(definitionOf(task)) ?? {}, arn)),
      createdAt: new Date(textAt(task, 'createdAt') ?? 0),
      endedAt: endOf(task),
    };
  });
}

/** When a task had stopped, or null while it has not. */
export function endOf(task: Properties): Date | null {
  if (textAt(task, 'lastStatus') !== 'STOPPED') return null;
  return new Date(textAt(task, 'stoppedAt') ?? textAt(task, 'createdAt') ?? 0);
}

function definitionOf(task: Properties): string {
  return textAt(task, 'taskDefinitionArn') ?? '';
}
