import type { Container } from '@aws-sdk/client-ecs';
import type { TaskRecord } from './store.ts';

/** Sources: "Stopped tasks error messages" and "CannotPullContainer task errors", Amazon ECS developer guide. */

/** What a container's process ends with when it is asked to: 128 + 15, the number of SIGTERM. */
const terminated = 143;
/** When the kernel kills it: 128 + 9, the number of SIGKILL. */
const killed = 137;

/** Why the task is to fail before its containers run, if it is. */
export function startFailureOf({ containers, failure }: TaskRecord): string | undefined {
  const image = containers[0]?.image ?? '';
  switch (failure?.cause) {
    case 'image-pull':
      return (
        failure.message ??
        `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${image}: ${image}: not found`
      );
    case 'start':
      return (
        failure.message ??
        'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed'
      );
    default:
      return undefined;
  }
}

/** The first container is the one that failed; one that never ran has no exit code. */
export function stoppedContainers(task: TaskRecord): Container[] {
  const { containers, failure, stopCode, stoppedReason = '' } = task;
  return containers.map((container, index) => {
    const stopped = { ...container, lastStatus: 'STOPPED' };
    if (stopCode === 'TaskFailedToStart') return { ...stopped, reason: stoppedReason };
    if (task.startedAt === undefined) return stopped;
    if (stopCode !== 'EssentialContainerExited') return { ...stopped, exitCode: terminated };
    if (!failure) return { ...stopped, exitCode: 0 };
    if (index > 0) return { ...stopped, exitCode: terminated };
    if (failure.cause === 'out-of-memory') {
      const reason = failure.message ?? 'OutOfMemoryError: Container killed due to memory usage';
      return { ...stopped, exitCode: failure.exitCode ?? killed, reason };
    }
    const exitCode = failure.exitCode ?? 1;
    return { ...stopped, exitCode, ...(failure.message && { reason: failure.message }) };
  });
}
