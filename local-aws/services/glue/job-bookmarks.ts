import type {
  GetJobBookmarkRequest,
  GetJobBookmarkResponse,
  JobBookmarkEntry,
  ResetJobBookmarkRequest,
  ResetJobBookmarkResponse,
} from '@aws-sdk/client-glue';
import type { CallContext } from '../../service.ts';
import { type JobRunRecord, jobRuns, jobs } from './job-store.ts';
import { notFound } from './refusals.ts';

/** How often a job's bookmark was reset, and from when on runs count. */
interface ResetRecord {
  readonly version: number;
  readonly at: string;
}

const resets = 'glue.job-bookmark-reset';

/** @throws AwsError EntityNotFoundException for a job without runs that kept a bookmark */
export function getJobBookmark(
  { JobName }: GetJobBookmarkRequest,
  ctx: CallContext,
): GetJobBookmarkResponse {
  return { JobBookmarkEntry: entryOf(ctx, jobs.existing(ctx, JobName).name) };
}

/** @throws AwsError EntityNotFoundException */
export function resetJobBookmark(
  { JobName }: ResetJobBookmarkRequest,
  ctx: CallContext,
): ResetJobBookmarkResponse {
  const { name } = jobs.existing(ctx, JobName);
  const { Version = 0 } = entryOf(ctx, name);
  const at = ctx.clock.now().toISOString();
  ctx.store.put<ResetRecord>(resets, name, { version: Version + 1, at });
  return { JobBookmarkEntry: entryOf(ctx, name) };
}

/** With its job. */
export function forgetJobBookmark(ctx: CallContext, jobName: string): void {
  ctx.store.delete(resets, jobName);
}

function entryOf(ctx: CallContext, jobName: string): JobBookmarkEntry {
  const reset = ctx.store.get<ResetRecord>(resets, jobName);
  const counted = jobRuns.where(
    ctx,
    jobName,
    (run) => run.startedAt > (reset?.at ?? '') && keepsBookmark(ctx, run),
  );
  const [last, previous] = counted;
  if (!last && !reset) throw notFound(`Continuation for job ${jobName} not found`);
  return {
    JobName: jobName,
    Version: (reset?.version ?? 0) + counted.length,
    Run: counted.length,
    Attempt: last?.attempt ?? 0,
    ...(last && { RunId: last.id, JobBookmark: JSON.stringify({ end: last.startedAt }) }),
    ...(previous && { PreviousRunId: previous.id }),
  };
}

function keepsBookmark(ctx: CallContext, { jobName, settings, state }: JobRunRecord): boolean {
  const defaults = jobs.find(ctx, jobName)?.settings.DefaultArguments ?? {};
  const option = { ...defaults, ...settings.arguments }['--job-bookmark-option'];
  return state === 'SUCCEEDED' && option === 'job-bookmark-enable';
}
