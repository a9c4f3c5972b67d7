/** What an address of the page of runs shows. */
export interface RunsAddress {
  readonly resourceId: string | undefined;
  /** The run that is shown in detail, by its id or its start; the newest where none is chosen. */
  readonly runId: string | undefined;
}

export function readRunsAddress(search: URLSearchParams): RunsAddress {
  return {
    resourceId: search.get('resource') ?? undefined,
    runId: search.get('run') ?? undefined,
  };
}

/** The query string of an address; parameters of others stay. */
export function writeRunsAddress(
  search: URLSearchParams,
  { resourceId, runId }: RunsAddress,
): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of [['resource', resourceId] as const, ['run', runId] as const]) {
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return next;
}
