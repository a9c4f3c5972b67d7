import type { ResourceStatus } from '../graph.ts';
import { textAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';

/** Glue's words for the state of a run (Glue API, `JobRunState`), and one for a job that never ran. */
export const jobStatuses: Readonly<Record<string, ResourceStatus>> = {
  'never run': 'healthy',
  SUCCEEDED: 'healthy',
  STARTING: 'changing',
  RUNNING: 'changing',
  STOPPING: 'changing',
  WAITING: 'changing',
  STOPPED: 'stopped',
  FAILED: 'failed',
  TIMEOUT: 'failed',
  ERROR: 'failed',
  EXPIRED: 'failed',
};

/** A job is as well as its last run. */
export function jobState(properties: Properties): string {
  return textAt(properties, 'LastRun.JobRunState') ?? 'never run';
}

export function jobReason(properties: Properties): string | undefined {
  return textAt(properties, 'LastRun.ErrorMessage');
}
