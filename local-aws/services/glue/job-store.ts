import type {
  CreateJobRequest,
  JobRunState,
  NotificationProperty,
  Predecessor,
} from '@aws-sdk/client-glue';
import type { CallContext } from '../../service.ts';
import { namedStore } from './named-store.ts';
import type { RunOrigin } from './run-ended.ts';

/** A job's definition, as it was given. */
export type JobSettings = Omit<CreateJobRequest, 'Name' | 'Tags'>;

export interface JobRecord {
  readonly name: string;
  readonly settings: JobSettings;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What a run uses of a job's definition, after what the call said otherwise. */
export interface RunSettings {
  readonly arguments: Readonly<Record<string, string>>;
  readonly workerType?: string;
  readonly workers?: number;
  readonly capacity: number;
  readonly timeoutMinutes: number;
  readonly glueVersion: string;
  readonly executionClass?: string;
  readonly securityConfiguration?: string;
  readonly notification?: NotificationProperty;
}

export interface JobRunRecord {
  readonly id: string;
  readonly jobName: string;
  readonly attempt: number;
  readonly previousRunId?: string;
  readonly state: JobRunState;
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly completedAt?: string;
  /** AWS time that it was at work. */
  readonly executionSeconds: number;
  readonly error?: string;
  readonly settings: RunSettings;
  readonly predecessors: readonly Predecessor[];
  readonly origin: RunOrigin;
}

export const jobs = namedStore<JobRecord>('glue.job', (name) => `Job ${name} not found.`);

const keptRuns = 100;
const collectionOf = (jobName: string) => `glue.job-run:${jobName}`;

/** A job's runs, the newest first. */
export function jobRunsOf(ctx: CallContext, jobName: string): JobRunRecord[] {
  return ctx.store.list<JobRunRecord>(collectionOf(jobName)).reverse();
}

export function findJobRun(
  ctx: CallContext,
  jobName: string,
  id: string,
): JobRunRecord | undefined {
  return ctx.store.get<JobRunRecord>(collectionOf(jobName), id);
}

export function saveJobRun(ctx: CallContext, run: JobRunRecord): JobRunRecord {
  ctx.store.put(collectionOf(run.jobName), run.id, run);
  return run;
}

const ended: readonly JobRunState[] = ['SUCCEEDED', 'FAILED', 'STOPPED', 'TIMEOUT', 'ERROR'];

export function isEnded({ state }: JobRunRecord): boolean {
  return ended.includes(state);
}

/** Makes room for a new run; a job that is deleted takes all its runs along. */
export function forgetOldRuns(ctx: CallContext, jobName: string, kept = keptRuns - 1): void {
  for (const run of jobRunsOf(ctx, jobName).slice(kept)) {
    if (isEnded(run) || kept === 0) ctx.store.delete(collectionOf(jobName), run.id);
  }
}
