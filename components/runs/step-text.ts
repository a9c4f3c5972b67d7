import { formatDuration } from '#components/ui/format-duration.ts';
import type { RunGraphNode } from '#lib/api/runs.ts';

const titles: Readonly<Record<RunGraphNode['kind'], string>> = {
  trigger: 'Trigger',
  job: 'Job',
  crawler: 'Crawler',
};

export function stepTitle({ kind }: Pick<RunGraphNode, 'kind'>): string {
  return titles[kind];
}

/** What a step took, such as `4 min`; undefined while it is not over. */
export function timeOfStep({
  startedAt,
  endedAt,
}: Pick<RunGraphNode, 'endedAt' | 'startedAt'>): string | undefined {
  if (startedAt === null || endedAt === null) return undefined;
  return formatDuration((Date.parse(endedAt) - Date.parse(startedAt)) / 1_000);
}

/** The page of a step's run; of a trigger, its place in the pipeline. */
export function stepAddress(
  environment: string,
  { kind, name, runId, startedAt }: Pick<RunGraphNode, 'kind' | 'name' | 'runId' | 'startedAt'>,
): string {
  const base = `/environments/${environment}`;
  if (kind === 'trigger') {
    return `${base}/architecture?${new URLSearchParams({ view: 'etl', resource: name })}`;
  }
  const run = runId ?? startedAt;
  const query = new URLSearchParams({ resource: name, ...(run !== null && { run }) });
  return `${base}/runs?${query}`;
}
