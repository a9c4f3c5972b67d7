import { useInfiniteQuery } from '@tanstack/react-query';
import * as api from '#lib/api/tasks.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';
import { useLog } from './use-log.ts';

const pageSize = 50;
/** What moves is shown no older than this and what discovery takes. */
const movingMs = 2_000;
const restMs = 10_000;

/** Tasks of a resource of ECS, newest first; asked for again as they come and go. */
export const useTasks = (name: string, resource: string) =>
  useInfiniteQuery({
    queryKey: keys.tasks(name, resource),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      callApi(api.listTasks, {
        params: { name },
        query: { resource, limit: pageSize, ...(pageParam !== undefined && { before: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ tasks }) => tasks.some(isMoving)) ? movingMs : restMs,
  });

function isMoving({ outcome, state }: api.Task): boolean {
  return outcome === 'running' && state !== 'RUNNING';
}

/** What a container of a task has logged, and logs. */
export const useTaskLog = (name: string, { arn, stoppedAt }: api.Task, container: string) =>
  useLog({
    queryKey: keys.taskLog(name, arn, container),
    endedAt: stoppedAt,
    readPage: (token, signal) =>
      callApi(api.readTaskLog, {
        params: { name },
        query: { task: arn, container, ...(token !== undefined && { token }) },
        signal,
      }),
  });
