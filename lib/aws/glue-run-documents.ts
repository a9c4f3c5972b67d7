import type { CrawlerHistory, JobRun } from '@aws-sdk/client-glue';
import type { Run } from '#lib/api/runs.ts';
import type { JsonValue } from '#lib/resources/graph.ts';

const outcomes: Readonly<Record<string, Run['outcome']>> = {
  STARTING: 'running',
  RUNNING: 'running',
  STOPPING: 'running',
  WAITING: 'running',
  CANCELLING: 'running',
  SUCCEEDED: 'succeeded',
  COMPLETED: 'succeeded',
  STOPPED: 'stopped',
  CANCELLED: 'stopped',
};

/** What is neither running, nor succeeded, nor stopped has failed: words to come, too. */
export function outcomeOf(state: string): Run['outcome'] {
  return outcomes[state] ?? 'failed';
}

/** A run of a job as the API tells of it. */
export function jobRunDocument(run: JobRun): Run {
  const state = run.JobRunState ?? 'UNKNOWN';
  return {
    id: run.Id ?? '',
    state,
    outcome: outcomeOf(state),
    startedAt: timeOf(run.StartedOn) ?? new Date(0).toISOString(),
    endedAt: timeOf(run.CompletedOn),
    seconds: run.ExecutionTime ?? null,
    dpuHours: dpuHoursOf(run),
    attempt: (run.Attempt ?? 0) + 1,
    error: run.ErrorMessage ?? null,
    errorLine: lineIn(run.ErrorMessage),
    details: defined({
      Arguments: run.Arguments,
      'Worker type': run.WorkerType,
      Workers: run.NumberOfWorkers,
      'Time-out in minutes': run.Timeout,
      'Glue version': run.GlueVersion,
      'Started by': run.TriggerName,
    }),
    logs: ['output', 'error'],
  };
}

/** Glue tells `DPUSeconds` of jobs that scale by themselves only; of others it follows from their size. */
function dpuHoursOf({ DPUSeconds, MaxCapacity, ExecutionTime }: JobRun): number | null {
  if (DPUSeconds !== undefined) return DPUSeconds / 3_600;
  if (MaxCapacity === undefined || ExecutionTime === undefined) return null;
  return (MaxCapacity * ExecutionTime) / 3_600;
}

/** A crawl as the API tells of it. */
export function crawlDocument(crawl: CrawlerHistory): Run {
  const state = crawl.State ?? 'UNKNOWN';
  const [startedAt, endedAt] = [timeOf(crawl.StartTime), timeOf(crawl.EndTime)];
  return {
    id: crawl.CrawlId ?? '',
    state,
    outcome: outcomeOf(state),
    startedAt: startedAt ?? new Date(0).toISOString(),
    endedAt,
    seconds: startedAt && endedAt ? (Date.parse(endedAt) - Date.parse(startedAt)) / 1_000 : null,
    dpuHours: crawl.DPUHour ?? null,
    attempt: 1,
    error: crawl.ErrorMessage ?? null,
    errorLine: null,
    details: crawlSummary(crawl.Summary),
    logs: crawl.LogGroup && crawl.LogStream ? ['crawler'] : [],
  };
}

/** `{"TABLE": "{\"ADD\": …}"}` in counts by what they are of; what is no such text is left out. */
function crawlSummary(summary: string | undefined): Record<string, JsonValue> {
  const parsed = asObject(summary);
  const details: Record<string, JsonValue> = {};
  for (const [what, changes] of Object.entries(parsed)) {
    const counts = asObject(changes);
    for (const [change, value] of Object.entries(counts)) {
      details[`${titled(what)} ${words[change] ?? change.toLowerCase()}`] = countIn(value);
    }
  }
  return details;
}

const words: Readonly<Record<string, string>> = {
  ADD: 'added',
  UPDATE: 'changed',
  DELETE: 'deleted',
};

function titled(what: string): string {
  return `${what.charAt(0)}${what.slice(1).toLowerCase()}s`;
}

function countIn(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return value.Count ?? value;
}

function asObject(value: unknown): Record<string, JsonValue> {
  if (typeof value === 'string') {
    try {
      return asObject(JSON.parse(value));
    } catch {
      return {};
    }
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? { ...(value as Record<string, JsonValue>) } : {};
}

/** The line that an error of a script names: `Failed Line Number: 42`, or `…/job.py, line 42`. */
export function lineIn(message: string | undefined): number | null {
  const line = /\bline(?: number)?:? (\d+)\b/i.exec(message ?? '')?.[1];
  return line === undefined ? null : Number(line);
}

/** As ISO 8601. */
export function timeOf(time: Date | undefined): string | null {
  return time?.toISOString() ?? null;
}

/** Without what AWS does not tell. */
export function defined(
  details: Readonly<Record<string, JsonValue | undefined>>,
): Record<string, JsonValue> {
  return Object.fromEntries(
    Object.entries(details).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );
}
