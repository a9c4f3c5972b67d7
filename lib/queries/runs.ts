import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import * as api from '#lib/api/runs.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';
import { useLog } from './use-log.ts';

const pageSize = 100;
/** What runs is shown no older than this and what it takes to ask. */
const runningMs = 2_000;
const restMs = 30_000;

const readPage = (name: string, resource: string, token: string | undefined, signal: AbortSignal) =>
  callApi(api.listRuns, {
    params: { name },
    query: { resource, limit: pageSize, ...(token !== undefined && { token }) },
    signal,
  });

/** The newest runs of a resource; asked for again while one of them is under way. */
const useNewestRuns = (name: string, resource: string) =>
  useQuery({
    queryKey: [...keys.runs(name, resource), 'newest'],
    queryFn: ({ signal }) => readPage(name, resource, undefined, signal),
    staleTime: 0,
    refetchInterval: ({ state }) => (isUnderWay(state.data?.runs) ? runningMs : restMs),
  });

/** Runs that are older than a page of the newest: they do not change any more, and are read once. */
const useOlderRuns = (name: string, resource: string, from: string | null | undefined) =>
  useInfiniteQuery({
    queryKey: keys.olderRuns(name, resource),
    initialPageParam: from ?? '',
    queryFn: ({ pageParam, signal }) => readPage(name, resource, pageParam, signal),
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Runs of a resource, newest first, and the way to those before. */
export function useRuns(name: string, resource: string) {
  const newest = useNewestRuns(name, resource);
  const older = useOlderRuns(name, resource, newest.data?.next);
  const runs = useMemo(() => {
    const pages = [newest.data, ...(older.data?.pages ?? [])];
    const byId = new Map(pages.flatMap((page) => page?.runs ?? []).map((run) => [run.id, run]));
    for (const run of newest.data?.runs ?? []) byId.set(run.id, run);
    return [...byId.values()];
  }, [newest.data, older.data]);
  const hasMore = older.data ? older.hasNextPage : newest.data?.next != null;
  const { fetchNextPage, isFetching } = older;
  const readOn = useCallback(() => {
    if (hasMore && !isFetching) void fetchNextPage();
  }, [hasMore, isFetching, fetchNextPage]);
  return { newest, runs, hasMore, readOn };
}

interface LogOf {
  readonly resource: string;
  readonly run: string;
  readonly log: string;
  /** When the run ended, ISO 8601; null while it runs. */
  readonly endedAt: string | null;
}

interface GraphOf {
  readonly resource: string;
  readonly run: string;
  readonly isUnderWay: boolean;
}

/** What a run has logged, and logs. */
export const useRunLog = (name: string, { resource, run, log, endedAt }: LogOf) =>
  useLog({
    queryKey: keys.runLog(name, resource, run, log),
    endedAt,
    readPage: (token, signal) =>
      callApi(api.readRunLog, {
        params: { name },
        query: { resource, run, log, ...(token !== undefined && { token }) },
        signal,
      }),
  });

/** What a run of a workflow starts, asked for again while it is under way. */
export const useRunGraph = (name: string, { resource, run, isUnderWay: moves }: GraphOf) =>
  useQuery({
    queryKey: keys.runGraph(name, resource, run),
    queryFn: ({ signal }) =>
      callApi(api.getRunGraph, { params: { name }, query: { resource, run }, signal }),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      moves || state.data?.run.outcome === 'running' ? runningMs : false,
  });

function isUnderWay(runs: readonly api.Run[] | undefined): boolean {
  return runs?.some(({ outcome }) => outcome === 'running') ?? false;
}
