import type { WorkflowRun, WorkflowRunStatistics } from '@aws-sdk/client-glue';
import type { CallContext } from '../../service.ts';
import { workflowGraph } from './workflow-graph.ts';
import { outcomeIn, stepsOf } from './workflow-steps.ts';
import type { WorkflowRunRecord } from './workflow-store.ts';

export function presentWorkflowRun(
  ctx: CallContext,
  run: WorkflowRunRecord,
  includeGraph = false,
): WorkflowRun {
  const { completedAt, previousRunId, workflowName } = run;
  return {
    Name: workflowName,
    WorkflowRunId: run.id,
    ...(previousRunId && { PreviousRunId: previousRunId }),
    WorkflowRunProperties: { ...run.properties },
    StartedOn: new Date(run.startedAt),
    ...(completedAt && { CompletedOn: new Date(completedAt) }),
    Status: run.status,
    Statistics: statisticsOf(ctx, run),
    ...(includeGraph && { Graph: workflowGraph(ctx, workflowName, run) }),
  };
}

const counters: Readonly<Record<string, keyof WorkflowRunStatistics>> = {
  SUCCEEDED: 'SucceededActions',
  FAILED: 'FailedActions',
  STOPPED: 'StoppedActions',
  CANCELLED: 'StoppedActions',
  TIMEOUT: 'TimeoutActions',
};

/** Every action of the workflow's triggers counts; those that could not be started as errored. */
function statisticsOf(ctx: CallContext, run: WorkflowRunRecord): WorkflowRunStatistics {
  const steps = stepsOf(ctx, run.workflowName);
  const statistics = {
    TotalActions: steps.length,
    TimeoutActions: 0,
    FailedActions: 0,
    StoppedActions: 0,
    SucceededActions: 0,
    RunningActions: 0,
    ErroredActions: run.refusedActions.length,
    WaitingActions: 0,
  };
  for (const step of steps) {
    const outcome = outcomeIn(ctx, run, step);
    if (!outcome) continue;
    const counter = outcome.state === undefined ? 'RunningActions' : counters[outcome.state];
    if (counter) statistics[counter] += 1;
  }
  return statistics;
}
