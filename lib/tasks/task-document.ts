import type { Task } from '#lib/api/tasks.ts';
import type { EcsTask } from '#lib/db/client.ts';
import { execCommand, whyNoExec } from '#lib/resources/ecs/exec-command.ts';
import { taskEnd } from '#lib/resources/ecs/task-end.ts';
import { revisionOf } from '#lib/resources/ecs/task-family.ts';
import type { TaskLog } from '#lib/resources/ecs/task-logs.ts';
import { objectsAt, textAt } from '#lib/resources/property-path.ts';
import type { Properties } from '#lib/resources/resource-module.ts';
import { propertiesOf } from './kept-tasks.ts';

/** A task as the API tells of it. */
export function toTask(row: EcsTask, region: string): Task {
  const properties = propertiesOf(row);
  const text = (path: string) => textAt(properties, path) ?? null;
  return {
    arn: row.arn,
    serviceArn: row.serviceArn,
    taskDefinition: revisionOf(text('taskDefinitionArn') ?? ''),
    state: text('lastStatus') ?? '',
    outcome: taskEnd(properties).state,
    createdAt: row.createdAt.toISOString(),
    startedAt: text('startedAt'),
    stoppedAt: row.endedAt?.toISOString() ?? null,
    stopCode: text('stopCode'),
    stopReason: text('stoppedReason'),
    capacityProvider: text('capacityProviderName'),
    cpu: text('cpu'),
    memory: text('memory'),
    containers: containersOf(row, properties, region),
    noExecReason: whyNoExec(properties) ?? null,
  };
}

function containersOf(row: EcsTask, properties: Properties, region: string): Task['containers'] {
  const logging = new Set(logsOf(row).map(({ container }) => container));
  const canExec = whyNoExec(properties) === undefined;
  return objectsAt(properties, 'containers[]').map((container) => {
    const name = textAt(container, 'name') ?? '';
    return {
      name,
      exitCode: typeof container.exitCode === 'number' ? container.exitCode : null,
      reason: textAt(container, 'reason') ?? null,
      hasLog: logging.has(name),
      execCommand: canExec ? execCommand(properties, name, region) : null,
    };
  });
}

/** Safe: `lib/tasks` writes the column, and nothing else does. */
export function logsOf({ logs }: Pick<EcsTask, 'logs'>): readonly TaskLog[] {
  return logs as unknown as readonly TaskLog[];
}
