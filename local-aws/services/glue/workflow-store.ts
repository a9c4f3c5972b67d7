import type { WorkflowRunStatus } from '@aws-sdk/client-glue';
import type { CallContext } from '../../service.ts';
import type { RefusedAction } from './fire-actions.ts';
import { namedStore } from './named-store.ts';

export interface WorkflowRecord {
  readonly name: string;
  readonly description?: string;
  readonly defaultRunProperties: Readonly<Record<string, string>>;
  readonly maxConcurrentRuns?: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface WorkflowRunRecord {
  readonly id: string;
  readonly workflowName: string;
  readonly status: WorkflowRunStatus;
  readonly startedAt: string;
  readonly completedAt?: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly firedTriggers: readonly string[];
  readonly refusedActions: readonly RefusedAction[];
  /** The run that this one resumes. */
  readonly previousRunId?: string;
  /** Jobs and crawlers whose outcome in the previous run still stands. */
  readonly carriedOver: readonly string[];
}

export const workflows = namedStore<WorkflowRecord>(
  'glue.workflow',
  (name) => `Workflow ${name} not found.`,
);

const keptRuns = 50;
const collectionOf = (workflowName: string) => `glue.workflow-run:${workflowName}`;

/** A workflow's runs, the newest first. */
export function workflowRunsOf(ctx: CallContext, workflowName: string): WorkflowRunRecord[] {
  return ctx.store.list<WorkflowRunRecord>(collectionOf(workflowName)).reverse();
}

export function findWorkflowRun(
  ctx: CallContext,
  workflowName: string,
  id: string | undefined,
): WorkflowRunRecord | undefined {
  return ctx.store.get<WorkflowRunRecord>(collectionOf(workflowName), id ?? '');
}

export function saveWorkflowRun(ctx: CallContext, run: WorkflowRunRecord): WorkflowRunRecord {
  ctx.store.put(collectionOf(run.workflowName), run.id, run);
  return run;
}

export function isUnderWay({ status }: WorkflowRunRecord): boolean {
  return status === 'RUNNING' || status === 'STOPPING';
}

/** Makes room for a new run; a workflow that is deleted takes all its runs along. */
export function forgetOldWorkflowRuns(
  ctx: CallContext,
  workflowName: string,
  kept = keptRuns - 1,
): void {
  for (const run of workflowRunsOf(ctx, workflowName).slice(kept)) {
    if (kept === 0 || !isUnderWay(run)) ctx.store.delete(collectionOf(workflowName), run.id);
  }
}
