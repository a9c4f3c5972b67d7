import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { CallContext } from '../../service.ts';
import { appendLogLines, writeLogLines } from '../write-log-lines.ts';
import { existingTaskDefinition, findTask, type TaskRecord } from './store.ts';
import { finalLines, firstLines, type LoggingContainer, workLines } from './task-log-lines.ts';

interface LogPlace extends LoggingContainer {
  readonly group: string;
  readonly stream: string;
  /** The driver makes the group where it is missing. */
  readonly makesGroup: boolean;
}

/** AWS time in seconds between two batches of lines: soon at first, seldom once the task has run for a while. */
const firstIntervalSeconds = 5;
const longestIntervalSeconds = 60;
const intervalGrowth = 1.2;

/**
 * Where containers with the `awslogs` driver write: `prefix/container/task-id`.
 * Source: "Send Amazon ECS logs to CloudWatch", Amazon ECS developer guide.
 */
function placesOf(ctx: CallContext, task: TaskRecord): LogPlace[] {
  const { definition } = existingTaskDefinition(ctx, task.taskDefinition);
  return (definition.containerDefinitions ?? []).flatMap((container) => {
    const { name = '', logConfiguration } = container;
    const group = logConfiguration?.options?.['awslogs-group'];
    if (logConfiguration?.logDriver !== 'awslogs' || !group) return [];
    const prefix = logConfiguration.options?.['awslogs-stream-prefix'];
    return {
      name,
      command: commandOf(task, container),
      group,
      stream: prefix ? `${prefix}/${name}/${task.id}` : task.id,
      makesGroup: logConfiguration.options?.['awslogs-create-group'] === 'true',
    };
  });
}

function commandOf({ overrides }: TaskRecord, { command = [], name }: ContainerDefinition) {
  const override = overrides?.containerOverrides?.find((each) => each.name === name);
  return override?.command ?? command;
}

/** What the containers say as they begin. */
export function logFirstLines(ctx: CallContext, task: TaskRecord): void {
  write(ctx, placesOf(ctx, task), (place) => firstLines(task, place));
}

/** Writes what the task's containers say while it runs. */
export function followTaskLog(ctx: CallContext, task: TaskRecord): void {
  const places = placesOf(ctx, task);
  if (places.length === 0) return;
  const follow = (batch: number, intervalSeconds: number) =>
    ctx.clock.after(intervalSeconds, () => {
      if (findTask(ctx, task.id)?.lastStatus !== 'RUNNING') return;
      write(ctx, places, () => workLines(task, batch));
      follow(batch + 1, Math.min(longestIntervalSeconds, intervalSeconds * intervalGrowth));
    });
  follow(1, firstIntervalSeconds);
}

/** What the containers say as the task ends or is asked to. */
export function logFinalLines(ctx: CallContext, task: TaskRecord): void {
  write(ctx, placesOf(ctx, task), () => finalLines(task));
}

function write(
  ctx: CallContext,
  places: readonly LogPlace[],
  linesOf: (place: LogPlace) => string[],
): void {
  for (const place of places) {
    const lines = linesOf(place);
    const append = place.makesGroup ? writeLogLines : appendLogLines;
    if (lines.length > 0) void append(ctx, place.group, place.stream, lines);
  }
}
