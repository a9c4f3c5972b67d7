import { randomBytes } from 'node:crypto';
import type {
  BatchStopJobRunRequest,
  BatchStopJobRunResponse,
  GetJobRunRequest,
  GetJobRunResponse,
  GetJobRunsRequest,
  GetJobRunsResponse,
  JobRun,
  Predecessor,
  StartJobRunRequest,
  StartJobRunResponse,
} from '@aws-sdk/client-glue';
import { AwsError, type CallContext } from '../../service.ts';
import { startRun, stopRun } from './job-run-life.ts';
import { logGroupOf } from './job-run-log.ts';
import { isEnded, type JobRecord, type JobRunRecord, jobRuns, jobs } from './job-store.ts';
import { requirePageSize } from './page.ts';
import { notFound } from './refusals.ts';
import type { RunOrigin } from './run-ended.ts';
import { type RunOverrides, runSettings } from './run-settings.ts';

/** @throws AwsError ConcurrentRunsExceededException, EntityNotFoundException, InvalidInputException */
export function startJobRun(input: StartJobRunRequest, ctx: CallContext): StartJobRunResponse {
  const job = jobs.find(ctx, input.JobName);
  if (!job) throw notFound('Failed to start job run due to missing metadata');
  const previous = input.JobRunId ? existingRun(ctx, job.name, input.JobRunId) : undefined;
  const again = previous && { Arguments: { ...previous.settings.arguments } };
  return { JobRunId: runJob(ctx, job, { ...again, ...input }, {}, [], previous?.id).id };
}

/** Starts a run of a job, for a caller or for a trigger. */
export function runJob(
  ctx: CallContext,
  job: JobRecord,
  overrides: RunOverrides,
  origin: RunOrigin,
  predecessors: readonly Predecessor[] = [],
  previousRunId?: string,
): JobRunRecord {
  const limit = job.settings.ExecutionProperty?.MaxConcurrentRuns ?? 1;
  const active = jobRuns.where(ctx, job.name, (run) => !isEnded(run));
  if (active.length >= limit) {
    throw new AwsError(
      'ConcurrentRunsExceededException',
      `Concurrent runs exceeded for ${job.name}`,
    );
  }
  const settings = runSettings(job, overrides);
  jobRuns.forgetOldest(ctx, job.name);
  const now = ctx.clock.now().toISOString();
  return startRun(ctx, {
    id: `jr_${randomBytes(32).toString('hex')}`,
    jobName: job.name,
    attempt: 0,
    ...(previousRunId && { previousRunId }),
    state: 'STARTING',
    startedAt: now,
    updatedAt: now,
    executionSeconds: 0,
    settings,
    predecessors,
    origin,
  });
}

function existingRun(ctx: CallContext, jobName: string, id: string): JobRunRecord {
  const run = jobRuns.find(ctx, jobName, id);
  if (run) return run;
  throw notFound(`Job run ${id} of job ${jobName} not found.`);
}

export function getJobRun(input: GetJobRunRequest, ctx: CallContext): GetJobRunResponse {
  const { name } = jobs.existing(ctx, input.JobName);
  return { JobRun: presentRun(ctx, existingRun(ctx, name, input.RunId ?? '')) };
}

/**
 * The newest first.
 * @throws AwsError EntityNotFoundException, ValidationException
 */
export function getJobRuns(input: GetJobRunsRequest, ctx: CallContext): GetJobRunsResponse {
  const { name } = jobs.existing(ctx, input.JobName);
  requirePageSize(input, 200);
  const { items, NextToken } = jobRuns.page(ctx, name, input);
  return {
    JobRuns: items.map((run) => presentRun(ctx, run)),
    ...(NextToken && { NextToken }),
  };
}

export function batchStopJobRun(
  input: BatchStopJobRunRequest,
  ctx: CallContext,
): BatchStopJobRunResponse {
  const { JobName = '', JobRunIds = [] } = input;
  const outcomes = JobRunIds.map((id) => ({ id, refusal: stop(ctx, JobName, id) }));
  return {
    SuccessfulSubmissions: outcomes.flatMap(({ id, refusal }) =>
      refusal ? [] : [{ JobName, JobRunId: id }],
    ),
    Errors: outcomes.flatMap(({ id, refusal }) =>
      refusal ? [{ JobName, JobRunId: id, ErrorDetail: refusal }] : [],
    ),
  };
}

function stop(ctx: CallContext, jobName: string, id: string) {
  const run = jobRuns.find(ctx, jobName, id);
  if (!run) {
    return {
      ErrorCode: 'EntityNotFoundException',
      ErrorMessage: `Job run ${id} not found.`,
    };
  }
  if (isEnded(run) || run.state === 'STOPPING') {
    return {
      ErrorCode: 'InvalidInputException',
      ErrorMessage: `Job Run cannot be stopped in the state of ${run.state}`,
    };
  }
  stopRun(ctx, run);
  return undefined;
}

export function presentRun(ctx: CallContext, run: JobRunRecord): JobRun {
  const { executionSeconds, settings } = run;
  const isDone = isEnded(run);
  return {
    Id: run.id,
    Attempt: run.attempt,
    ...(run.previousRunId && { PreviousRunId: run.previousRunId }),
    ...(run.origin.triggerName && { TriggerName: run.origin.triggerName }),
    JobName: run.jobName,
    JobMode: 'SCRIPT',
    StartedOn: new Date(run.startedAt),
    LastModifiedOn: new Date(run.updatedAt),
    ...(run.completedAt && { CompletedOn: new Date(run.completedAt) }),
    JobRunState: run.state,
    Arguments: { ...settings.arguments },
    ...(run.error && { ErrorMessage: run.error }),
    PredecessorRuns: [...run.predecessors],
    AllocatedCapacity: Math.floor(settings.capacity),
    MaxCapacity: settings.capacity,
    ExecutionTime: executionSeconds,
    Timeout: settings.timeoutMinutes,
    ...(isDone && { DPUSeconds: executionSeconds * settings.capacity }),
    ...(settings.notification && { NotificationProperty: settings.notification }),
    ...(settings.workerType && { WorkerType: asWorkerType(settings.workerType) }),
    ...(settings.workers && { NumberOfWorkers: settings.workers }),
    ...(settings.securityConfiguration && {
      SecurityConfiguration: settings.securityConfiguration,
    }),
    LogGroupName: logGroupOf(ctx, run),
    GlueVersion: settings.glueVersion,
    ExecutionClass: settings.executionClass === 'FLEX' ? 'FLEX' : 'STANDARD',
  };
}

/** Safe because it was given as one and passed the table of known types. */
function asWorkerType(type: string): JobRun['WorkerType'] {
  return type as JobRun['WorkerType'];
}
