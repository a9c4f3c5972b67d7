import {
  infiniteQueryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import type { z } from 'zod';
import * as api from '#lib/api/audit.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';

const pageSize = 50;
const readAgainMs = 10_000;

export type AuditFilter = Omit<z.input<typeof api.auditQuery>, 'limit' | 'before'>;

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: keys.audit(filter),
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) =>
      callApi(api.listAudit, {
        query: { ...filter, limit: pageSize, ...(pageParam !== null && { before: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ next }) => next,
    refetchInterval: readAgainMs,
  });

/** What was asked of Strata, newest first. */
export const useAudit = (filter: AuditFilter) => useInfiniteQuery(auditQuery(filter));

/** One entry by its sequence, wherever in the audit it is; nothing is asked without one. */
export const useAuditEntry = (sequence: number | undefined) =>
  useQuery({
    queryKey: keys.auditEntry(sequence ?? 0),
    queryFn: async ({ signal }) => {
      const query = { before: (sequence ?? 0) + 1, limit: 1 };
      const { entries } = await callApi(api.listAudit, { query, signal });
      return entries.find((entry) => entry.sequence === sequence) ?? null;
    },
    enabled: sequence !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Walks the whole chain, when somebody asks for it. */
export const useVerifyAudit = () => useMutation({ mutationFn: () => callApi(api.verifyAudit) });
