import type { CallContext } from '../../service.ts';
import { metBy, type Outcome } from './conditions.ts';
import { fireActions } from './fire-actions.ts';
import { isActive, type TriggerRecord, triggersOf } from './trigger-store.ts';
import { conditionOutcome, outcomeIn, stepsOf } from './workflow-steps.ts';
import {
  findWorkflowRun,
  isUnderWay,
  saveWorkflowRun,
  type WorkflowRunRecord,
  workflowRunsOf,
  workflows,
} from './workflow-store.ts';

/** Takes up again the runs that the end of the process interrupted. */
export function resumeWorkflowRuns(ctx: CallContext): void {
  for (const { name } of workflows.all(ctx)) {
    for (const run of workflowRunsOf(ctx, name).filter(isUnderWay)) {
      progressWorkflow(ctx, name, run.id);
    }
  }
}

/** Fires what a workflow's run has come to, and ends the run where nothing is left to happen. */
export function progressWorkflow(ctx: CallContext, workflowName: string, runId: string): void {
  const run = findWorkflowRun(ctx, workflowName, runId);
  if (run?.status === 'RUNNING') fireConditional(ctx, run);
  const current = findWorkflowRun(ctx, workflowName, runId);
  if (!current || isBusy(ctx, current)) return;
  if (current.status === 'RUNNING') end(ctx, current, 'COMPLETED');
  if (current.status === 'STOPPING') end(ctx, current, 'STOPPED');
}

function end(ctx: CallContext, run: WorkflowRunRecord, status: 'COMPLETED' | 'STOPPED'): void {
  saveWorkflowRun(ctx, { ...run, status, completedAt: ctx.clock.now().toISOString() });
}

/** One trigger that was refused all it should start may leave others that can fire at once. */
function fireConditional(ctx: CallContext, run: WorkflowRunRecord): void {
  const waiting = triggersOf(ctx, run.workflowName).filter(
    (trigger) =>
      trigger.type === 'CONDITIONAL' &&
      isActive(trigger) &&
      !run.firedTriggers.includes(trigger.name),
  );
  for (const trigger of waiting) {
    const met = metBy(trigger.predicate ?? {}, (condition) =>
      conditionOutcome(ctx, run, condition),
    );
    if (met) fireInRun(ctx, run, trigger, met);
  }
}

/** Fires a trigger as part of a workflow's run. */
export function fireInRun(
  ctx: CallContext,
  { id, workflowName }: WorkflowRunRecord,
  trigger: TriggerRecord,
  met: readonly Outcome[] = [],
): void {
  const origin = { triggerName: trigger.name, workflowName, workflowRunId: id };
  const predecessors = met.flatMap(({ runId }) => {
    const job = trigger.predicate?.Conditions?.find(({ JobName }) => JobName)?.JobName;
    return job && runId.startsWith('jr_') ? [{ JobName: job, RunId: runId }] : [];
  });
  const refused = fireActions(ctx, trigger.actions, origin, predecessors);
  const run = findWorkflowRun(ctx, workflowName, id);
  if (!run) return;
  saveWorkflowRun(ctx, {
    ...run,
    firedTriggers: [...run.firedTriggers, trigger.name],
    refusedActions: [...run.refusedActions, ...refused],
  });
}

function isBusy(ctx: CallContext, run: WorkflowRunRecord): boolean {
  return stepsOf(ctx, run.workflowName).some((step) => {
    const outcome = outcomeIn(ctx, run, step);
    return outcome !== undefined && outcome.state === undefined;
  });
}
