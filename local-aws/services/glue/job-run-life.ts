import { AwsError, type CallContext } from '../../service.ts';
import { emitJobRunEnded } from './emit-glue-events.ts';
import { writeRunLog } from './job-run-log.ts';
import {
  findJobRun,
  isEnded,
  type JobRunRecord,
  jobRunsOf,
  jobs,
  saveJobRun,
} from './job-store.ts';
import { plannedFailure } from './planned-failure.ts';
import { runEnded } from './run-ended.ts';
import { s3Place } from './s3-place.ts';

/** AWS time in seconds: until a run's workers are there, what its work takes, and what it takes to stop. */
const seconds = { starting: 30, running: 120, stopping: 10 };

export function startRun(ctx: CallContext, run: JobRunRecord): JobRunRecord {
  saveJobRun(ctx, run);
  ctx.clock.after(seconds.starting, () => void launch(ctx, run));
  return run;
}

export function stopRun(ctx: CallContext, run: JobRunRecord): void {
  const workedMs = run.state === 'RUNNING' ? ageMs(ctx, run) : 0;
  const executionSeconds = Math.min(seconds.running, Math.round(workedMs / 1000));
  const stopping = move(ctx, run, { state: 'STOPPING', executionSeconds });
  ctx.clock.after(seconds.stopping, () => void finish(ctx, stopping, { state: 'STOPPED' }));
}

/** Milliseconds since its state last changed. */
function ageMs(ctx: CallContext, run: JobRunRecord): number {
  return ctx.clock.now().getTime() - Date.parse(run.updatedAt);
}

/** Takes up again what a restart interrupted; what was left of a wait is not kept. */
export function resumeJobRuns(ctx: CallContext): void {
  for (const { name } of jobs.all(ctx)) {
    for (const run of jobRunsOf(ctx, name)) {
      if (run.state === 'STARTING') ctx.clock.after(seconds.starting, () => void launch(ctx, run));
      if (run.state === 'RUNNING') scheduleEnd(ctx, run);
      if (run.state === 'STOPPING') {
        ctx.clock.after(seconds.stopping, () => void finish(ctx, run, { state: 'STOPPED' }));
      }
    }
  }
}

/** Fails where the script is not in its bucket, as a run does that cannot download it. */
async function launch(ctx: CallContext, run: JobRunRecord): Promise<void> {
  const error = plannedFailure(ctx, 'JobRun', run.jobName) ?? (await missingScript(ctx, run));
  const current = inState(ctx, run);
  if (!current) return;
  if (error !== undefined) {
    await finish(ctx, current, { state: 'FAILED', error });
    return;
  }
  const running = move(ctx, current, { state: 'RUNNING' });
  scheduleEnd(ctx, running);
  await writeRunLog(ctx, running);
}

async function missingScript(ctx: CallContext, run: JobRunRecord): Promise<string | undefined> {
  const location = jobs.find(ctx, run.jobName)?.settings.Command?.ScriptLocation ?? '';
  try {
    const { bucket, prefix } = s3Place(location);
    const key = prefix.replace(/\/$/, '');
    const refusal = `LAUNCH ERROR | Error downloading from S3 for bucket: ${bucket}, key: ${key}.An error occurred (404) when calling the HeadObject operation: Not Found`;
    return (await exists(ctx, bucket, key))
      ? undefined
      : `${refusal} Please refer logs for details.`;
  } catch (cause) {
    if (cause instanceof AwsError) return `LAUNCH ERROR | ${cause.message}`;
    throw cause;
  }
}

async function exists(ctx: CallContext, Bucket: string, Key: string): Promise<boolean> {
  try {
    await ctx.call('S3', 'HeadObject', { Bucket, Key });
    return true;
  } catch (cause) {
    if (cause instanceof AwsError && cause.httpStatus === 404) return false;
    throw cause;
  }
}

function scheduleEnd(ctx: CallContext, run: JobRunRecord): void {
  const limitSeconds = run.settings.timeoutMinutes * 60;
  const isTooLong = limitSeconds < seconds.running;
  const executionSeconds = Math.min(limitSeconds, seconds.running);
  ctx.clock.after(executionSeconds, () => {
    const state = isTooLong ? 'TIMEOUT' : 'SUCCEEDED';
    void finish(ctx, run, { state, executionSeconds });
  });
}

/** The run as it is now, unless something else has moved it meanwhile. */
function inState(ctx: CallContext, run: JobRunRecord): JobRunRecord | undefined {
  const current = findJobRun(ctx, run.jobName, run.id);
  return current?.state === run.state ? current : undefined;
}

function move(
  ctx: CallContext,
  run: JobRunRecord,
  change: Pick<JobRunRecord, 'state'> & Partial<JobRunRecord>,
): JobRunRecord {
  return saveJobRun(ctx, { ...run, ...change, updatedAt: ctx.clock.now().toISOString() });
}

async function finish(
  ctx: CallContext,
  run: JobRunRecord,
  change: Pick<JobRunRecord, 'state'> & Partial<JobRunRecord>,
): Promise<void> {
  const current = inState(ctx, run);
  if (!current || isEnded(current)) return;
  const ended = move(ctx, current, { ...change, completedAt: ctx.clock.now().toISOString() });
  emitJobRunEnded(ctx, ended);
  const retry = retryOf(ctx, ended);
  if (retry) startRun(ctx, retry);
  else runEnded(ctx, ended.origin);
  await writeRunLog(ctx, ended);
}

/** A run that failed is tried again as often as its job says; the new attempt is a run of its own. */
function retryOf(ctx: CallContext, run: JobRunRecord): JobRunRecord | undefined {
  const retries = jobs.find(ctx, run.jobName)?.settings.MaxRetries ?? 0;
  if (run.state !== 'FAILED' || run.attempt >= retries) return undefined;
  const { completedAt, error, ...again } = run;
  const attempt = run.attempt + 1;
  const now = ctx.clock.now().toISOString();
  return {
    ...again,
    id: `${run.id.replace(/_attempt_\d+$/, '')}_attempt_${attempt}`,
    attempt,
    previousRunId: run.id,
    state: 'STARTING',
    startedAt: now,
    updatedAt: now,
    executionSeconds: 0,
  };
}
