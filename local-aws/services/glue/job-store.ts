import type {
  CreateJobRequest,
  JobRunState,
  NotificationProperty,
  Predecessor,
} from '@aws-sdk/client-glue';
import type { RunFailure } from '../../service.ts';
import { namedStore } from './named-store.ts';
import type { RunOrigin } from './run-ended.ts';
import { runHistory } from './run-history.ts';

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
  /** AWS time that it has been at work. */
  readonly executionSeconds: number;
  readonly error?: string;
  /** How it is going to fail. */
  readonly failure?: RunFailure;
  readonly settings: RunSettings;
  readonly predecessors: readonly Predecessor[];
  readonly origin: RunOrigin;
}

export const jobs = namedStore<JobRecord>('glue.job', (name) => `Job ${name} not found.`);

const ended: readonly JobRunState[] = ['SUCCEEDED', 'FAILED', 'STOPPED', 'TIMEOUT', 'ERROR'];

export function isEnded({ state }: JobRunRecord): boolean {
  return ended.includes(state);
}

export const jobRuns = runHistory<JobRunRecord>('glue.job-run', ({ jobName }) => jobName, isEnded);
