import { infiniteQueryOptions, useInfiniteQuery, useMutation } from '@tanstack/react-query';
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

/** Walks the whole chain, when somebody asks for it. */
export const useVerifyAudit = () => useMutation({ mutationFn: () => callApi(api.verifyAudit) });
