import type { ResumeWorkflowRunRequest, ResumeWorkflowRunResponse } from '@aws-sdk/client-glue';
import { AwsError, type CallContext } from '../../service.ts';
import { fireActions, type RefusedAction } from './fire-actions.ts';
import { invalidInput } from './refusals.ts';
import { triggersOf } from './trigger-store.ts';
import { nodeId, workflowGraph } from './workflow-graph.ts';
import { progressWorkflow } from './workflow-progress.ts';
import { existingWorkflowRun, openWorkflowRun } from './workflow-runs.ts';
import { type Step, stepKey, stepsOf } from './workflow-steps.ts';
import {
  isUnderWay,
  saveWorkflowRun,
  type WorkflowRunRecord,
  workflows,
} from './workflow-store.ts';

/**
 * Starts nodes of an ended run again, in a new run in which whatever does not depend on them still stands.
 * @throws AwsError EntityNotFoundException, IllegalWorkflowStateException, InvalidInputException
 */
export function resumeWorkflowRun(
  input: ResumeWorkflowRunRequest,
  ctx: CallContext,
): ResumeWorkflowRunResponse {
  const previous = existingWorkflowRun(ctx, input.Name, input.RunId);
  if (isUnderWay(previous)) {
    throw new AwsError(
      'IllegalWorkflowStateException',
      `Workflow run ${previous.id} cannot be resumed in the state of ${previous.status}.`,
    );
  }
  const { workflowName } = previous;
  const wanted = input.NodeIds ?? [];
  const steps = stepsOf(ctx, workflowName);
  const idOf = ({ kind, name }: Step) => nodeId(workflowName, kind, name);
  const restarted = steps.filter((step) => wanted.includes(idOf(step)));
  if (restarted.length === 0 || restarted.length < wanted.length) {
    throw invalidInput('Only jobs and crawlers of the workflow can be resumed.');
  }
  const stale = downstream(ctx, workflowName, wanted);
  const run = openWorkflowRun(ctx, workflows.existing(ctx, workflowName), {
    properties: previous.properties,
    previousRunId: previous.id,
    carriedOver: steps.filter((step) => !stale.has(idOf(step))).map(stepKey),
    firedTriggers: previous.firedTriggers.filter(
      (name) => !stale.has(nodeId(workflowName, 'TRIGGER', name)),
    ),
  });
  const refusedActions = restarted.flatMap((step) => restart(ctx, run, step));
  saveWorkflowRun(ctx, { ...run, refusedActions });
  progressWorkflow(ctx, workflowName, run.id);
  return { RunId: run.id, NodeIds: restarted.map(idOf) };
}

/** The nodes and all that follows from them. */
function downstream(
  ctx: CallContext,
  workflowName: string,
  nodeIds: readonly string[],
): ReadonlySet<string | undefined> {
  const { Edges = [] } = workflowGraph(ctx, workflowName);
  const reached = new Set<string | undefined>(nodeIds);
  for (const id of reached) {
    for (const edge of Edges) if (edge.SourceId === id) reached.add(edge.DestinationId);
  }
  return reached;
}

/** As the trigger started it that has it among its actions. */
function restart(
  ctx: CallContext,
  { id, workflowName }: WorkflowRunRecord,
  { kind, name }: Step,
): RefusedAction[] {
  for (const trigger of triggersOf(ctx, workflowName)) {
    const action = trigger.actions.find(({ CrawlerName, JobName }) =>
      kind === 'JOB' ? JobName === name : CrawlerName === name,
    );
    if (!action) continue;
    const origin = { triggerName: trigger.name, workflowName, workflowRunId: id };
    return fireActions(ctx, [action], origin);
  }
  return [];
}
