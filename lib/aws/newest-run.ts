/** The run that began last; Glue does not say in which order it lists those of a workflow's node. */
export function newestRun<T extends { readonly StartedOn?: Date | undefined }>(
  runs: readonly T[] = [],
): T | undefined {
  return [...runs].sort((a, b) => Number(b.StartedOn ?? 0) - Number(a.StartedOn ?? 0))[0];
}
