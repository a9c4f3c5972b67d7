import { objectsAt, textAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';

/** Where a container of a task logs. */
export interface TaskLog {
  readonly container: string;
  readonly group: string;
  readonly stream: string;
}

/**
 * Where the containers of a task log whose driver writes to CloudWatch Logs: `prefix/container/task-id`.
 * Source: "Send Amazon ECS logs to CloudWatch", Amazon ECS developer guide; without a prefix, which
 * Fargate requires, the stream is named by Docker and stays unknown.
 */
export function taskLogs(definition: Properties, taskArn: string): TaskLog[] {
  const id = taskArn.split('/').at(-1) ?? '';
  return objectsAt(definition, 'containerDefinitions[]').flatMap((container) => {
    const name = textAt(container, 'name') ?? '';
    const group = textAt(container, 'logConfiguration.options.awslogs-group');
    const prefix = textAt(container, 'logConfiguration.options.awslogs-stream-prefix');
    return textAt(container, 'logConfiguration.logDriver') === 'awslogs' && group && prefix
      ? [{ container: name, group, stream: `${prefix}/${name}/${id}` }]
      : [];
  });
}
