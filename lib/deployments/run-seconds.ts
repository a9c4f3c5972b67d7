/** Seconds between a start and an end; null before both are known. */
export function secondsBetween(
  startedAt: string | Date | null,
  finishedAt: string | Date | null,
): number | null {
  if (startedAt === null || finishedAt === null) return null;
  return (new Date(finishedAt).getTime() - new Date(startedAt).getTime()) / 1_000;
}
