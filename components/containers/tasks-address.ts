/** What an address of the page of tasks shows. */
export interface TasksAddress {
  readonly resourceId: string | undefined;
  /** ARN of the task that is shown in detail; the newest where none is chosen. */
  readonly task: string | undefined;
}

export function readTasksAddress(search: URLSearchParams): TasksAddress {
  return {
    resourceId: search.get('resource') ?? undefined,
    task: search.get('task') ?? undefined,
  };
}

/** The query string of an address; parameters of others stay. */
export function writeTasksAddress(
  search: URLSearchParams,
  { resourceId, task }: TasksAddress,
): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of [['resource', resourceId] as const, ['task', task] as const]) {
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return next;
}
