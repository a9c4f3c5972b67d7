import type { CallContext } from '../../service.ts';
import { emitJobRunEnded } from './emit-glue-events.ts';
import { scriptErrorOf } from './job-run-failure.ts';
import { writeErrorLines, writeRunLog } from './job-run-log.ts';
import { missingScript } from './job-script.ts';
import { isEnded, type JobRunRecord, jobRuns, jobs } from './job-store.ts';
import { runEnded } from './run-ended.ts';
import { plannedFailure } from './run-failure.ts';

/**
 * AWS time in seconds: until a run's workers are there, what its work takes, after what it fails where it is to fail,
 * between two looks at how far it is, and what it takes to stop.
 */
const seconds = { starting: 30, running: 120, failing: 45, step: 5, stopping: 10 };

type Change = Pick<JobRunRecord, 'state'> & Partial<JobRunRecord>;

export function startRun(ctx: CallContext, run: JobRunRecord): JobRunRecord {
  const failure = plannedFailure(ctx, 'glue-job', run.id, [run.jobName]);
  const started = jobRuns.save(ctx, { ...run, ...(failure && { failure }) });
  ctx.clock.after(seconds.starting, () => void launch(ctx, started));
  return started;
}

export function stopRun(ctx: CallContext, run: JobRunRecord): void {
  const stopping = move(ctx, run, { state: 'STOPPING' });
  ctx.clock.after(seconds.stopping, () => void finish(ctx, stopping, { state: 'STOPPED' }));
}

/** Takes up again what a restart interrupted; a run at work goes on from where it was. */
export function resumeJobRuns(ctx: CallContext): void {
  for (const { name } of jobs.all(ctx)) {
    for (const run of jobRuns.where(ctx, name, (each) => !isEnded(each))) {
      if (run.state === 'STARTING') ctx.clock.after(seconds.starting, () => void launch(ctx, run));
      if (run.state === 'RUNNING') work(ctx, run);
      if (run.state === 'STOPPING') {
        ctx.clock.after(seconds.stopping, () => void finish(ctx, run, { state: 'STOPPED' }));
      }
    }
  }
}

/** Fails where the script is not in its bucket, as a run does that cannot download it. */
async function launch(ctx: CallContext, run: JobRunRecord): Promise<void> {
  const error = await missingScript(ctx, run);
  const current = inState(ctx, run);
  if (!current) return;
  if (error !== undefined) {
    await finish(ctx, current, { state: 'FAILED', error });
    return;
  }
  const running = move(ctx, current, { state: 'RUNNING' });
  work(ctx, running);
  await writeRunLog(ctx, running);
}

/** Takes the run one step on, or to its end. */
function work(ctx: CallContext, run: JobRunRecord): void {
  const endSeconds = Math.min(
    run.settings.timeoutMinutes * 60,
    run.failure ? seconds.failing : seconds.running,
  );
  const stepSeconds = Math.min(seconds.step, endSeconds - run.executionSeconds);
  ctx.clock.after(stepSeconds, () => {
    const current = inState(ctx, run);
    if (!current) return;
    const next = jobRuns.save(ctx, {
      ...current,
      executionSeconds: current.executionSeconds + stepSeconds,
    });
    if (next.executionSeconds >= endSeconds) {
      void end(ctx, next);
      return;
    }
    work(ctx, next);
    void writeRunLog(ctx, next);
  });
}

async function end(ctx: CallContext, run: JobRunRecord): Promise<void> {
  const ownSeconds = run.failure ? seconds.failing : seconds.running;
  if (run.settings.timeoutMinutes * 60 < ownSeconds) {
    await finish(ctx, run, { state: 'TIMEOUT' });
  } else if (run.failure) {
    const { message, trace } = await scriptErrorOf(ctx, run);
    await writeErrorLines(ctx, run, trace);
    await finish(ctx, run, { state: 'FAILED', error: message });
  } else {
    await finish(ctx, run, { state: 'SUCCEEDED' });
  }
}

/** The run as it is now, unless something else has moved it meanwhile. */
function inState(ctx: CallContext, run: JobRunRecord): JobRunRecord | undefined {
  const current = jobRuns.find(ctx, run.jobName, run.id);
  return current?.state === run.state ? current : undefined;
}

function move(ctx: CallContext, run: JobRunRecord, change: Change): JobRunRecord {
  return jobRuns.save(ctx, { ...run, ...change, updatedAt: ctx.clock.now().toISOString() });
}

async function finish(ctx: CallContext, run: JobRunRecord, change: Change): Promise<void> {
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
  const { completedAt, error, failure, ...again } = run;
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
