import type { ResourceStatus } from '../graph.ts';
import { textAt, valuesAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';

export const workflowStatuses: Readonly<Record<string, ResourceStatus>> = {
  'never run': 'healthy',
  COMPLETED: 'healthy',
  'COMPLETED, with failed actions': 'failed',
  RUNNING: 'changing',
  STOPPING: 'changing',
  STOPPED: 'stopped',
  ERROR: 'failed',
};

/** A workflow run is complete whether its actions succeeded or not (Glue API, `WorkflowRunStatistics`). */
export function workflowState(properties: Properties): string {
  const status = textAt(properties, 'LastRun.Status') ?? 'never run';
  const hasFailures = ['FailedActions', 'TimeoutActions', 'ErroredActions'].some((name) =>
    valuesAt(properties, `LastRun.Statistics.${name}`).some((count) => Number(count) > 0),
  );
  return status === 'COMPLETED' && hasFailures ? 'COMPLETED, with failed actions' : status;
}
