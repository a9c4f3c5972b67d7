import { shareOf } from '../../control/share-of.ts';
import type { TaskRecord } from './store.ts';

export interface LoggingContainer {
  readonly name: string;
  readonly command: readonly string[];
}

/** No container runs; these are lines as one would write them, the same ones for the same task. */
export function firstLines(task: TaskRecord, { command, name }: LoggingContainer): string[] {
  const revision = task.taskDefinition.split('/').at(-1) ?? '';
  return [
    `INFO  ${name}: starting ${revision} with ${task.cpu} CPU units and ${task.memory} MiB`,
    ...(command.length > 0 ? [`INFO  ${name}: command ${JSON.stringify(command)}`] : []),
    `INFO  ${name}: configuration read, ready`,
  ];
}

export function workLines(task: TaskRecord, batch: number): string[] {
  const random = (what: string) => shareOf(`${task.id}/${batch}/${what}`);
  const lines = 1 + Math.floor(random('lines') * 3);
  return Array.from({ length: lines }, (_, index) => {
    const records = 200 + Math.floor(random(`records ${index}`) * 1800);
    const ms = 20 + Math.floor(random(`ms ${index}`) * 900);
    const item = (batch - 1) * 3 + index + 1;
    return random(`slow ${index}`) < 0.05
      ? `WARN  item ${item}: ${records} records took ${ms * 10} ms, retried once`
      : `INFO  item ${item}: ${records} records in ${ms} ms`;
  });
}

/** A process that the kernel kills for its memory says nothing more. */
export function finalLines({ failure, stopCode }: TaskRecord): string[] {
  if (stopCode !== 'EssentialContainerExited') return ['WARN  received SIGTERM, finishing'];
  if (!failure) return ['INFO  done'];
  if (failure.cause === 'out-of-memory') return [];
  return [`ERROR ${failure.message ?? 'unhandled error, giving up'}`];
}
