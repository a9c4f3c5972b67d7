import { useQuery } from '@tanstack/react-query';
import * as api from '#lib/api/hosts.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';

/** While AWS makes one, its state is shown no older than this and what it takes to ask. */
const makingMs = 3_000;

/** What the serial console of a host shows; asked for when somebody wants it. */
export const useConsoleOutput = (name: string, resource: string) =>
  useQuery({
    queryKey: keys.console(name, resource),
    queryFn: ({ signal }) =>
      callApi(api.getConsoleOutput, { params: { name }, query: { resource }, signal }),
    staleTime: 0,
    retry: false,
  });

/** Snapshots of a database, newest first. */
export const useSnapshots = (name: string, resource: string) =>
  useQuery({
    queryKey: keys.snapshots(name, resource),
    queryFn: ({ signal }) =>
      callApi(api.listSnapshots, { params: { name }, query: { resource }, signal }),
    refetchInterval: ({ state }) =>
      state.data?.snapshots.some(({ state }) => state === 'creating') ? makingMs : false,
  });
