'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiError } from '#lib/queries/call-api.ts';
import { type NewEnvironment, validateEnvironment } from '#lib/queries/environments.ts';

export type FieldErrors = ReadonlyMap<string, string>;

const settleMs = 300;

/** Problems of a new environment by JSON pointer, as the server finds them while one types. */
export function useDraftValidation(body: NewEnvironment): FieldErrors {
  const settled = useSettled(JSON.stringify(body));
  const { data } = useQuery({
    queryKey: ['environment-validation', settled],
    queryFn: ({ signal }) => fieldErrors(JSON.parse(settled), signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  return data ?? none;
}

const none: FieldErrors = new Map();

/** Problems of a new environment by JSON pointer; empty when it could be created. */
export async function fieldErrors(
  body: NewEnvironment,
  signal?: AbortSignal,
): Promise<FieldErrors> {
  try {
    await validateEnvironment(body, signal);
    return none;
  } catch (error) {
    if (!(error instanceof ApiError) || !error.problem.errors) throw error;
    return new Map(error.problem.errors.map(({ pointer, detail }) => [pointer, detail]));
  }
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settleMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
