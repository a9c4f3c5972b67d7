import { type ActionOutcome, defineAction, failed, gone, running, succeeded } from '../action.ts';
import type { ResourceNode } from '../graph.ts';
import { textAt } from '../property-path.ts';
import { workflowState } from './workflow-state.ts';

const lastStatusOf = ({ properties }: ResourceNode) => textAt(properties, 'LastRun.Status');

/** The id of the newest run. */
export function lastWorkflowRunOf({ properties }: ResourceNode): string | undefined {
  return textAt(properties, 'LastRun.WorkflowRunId');
}

const isRunning = (node: ResourceNode) =>
  lastStatusOf(node) === 'RUNNING' || lastStatusOf(node) === 'STOPPING';

function outcomeOfRun(
  node: ResourceNode | undefined,
  reference: string | undefined,
  ended: (node: ResourceNode) => ActionOutcome,
): ActionOutcome {
  if (!node) return gone;
  if (lastWorkflowRunOf(node) !== reference || isRunning(node)) return running;
  return ended(node);
}

function asWellAsItsRun({ properties }: ResourceNode): ActionOutcome {
  const state = workflowState(properties);
  return state === 'COMPLETED'
    ? succeeded
    : failed(textAt(properties, 'LastRun.ErrorMessage') ?? `The run is ${state}.`);
}

export const runWorkflow = defineAction({
  id: 'run',
  title: 'Run',
  permission: 'operate',
  confirmation: 'none',
  effect: ({ name }) => `A run of ${name} starts with its first trigger.`,
  unavailable: (node) => (isRunning(node) ? 'A run is under way.' : undefined),
  outcome: (node, { reference }) => outcomeOfRun(node, reference, asWellAsItsRun),
});

export const stopWorkflow = defineAction({
  id: 'stop',
  title: 'Stop',
  permission: 'operate',
  confirmation: 'simple',
  effect: ({ name }) => `The run of ${name} ends with the jobs and crawlers that are running.`,
  unavailable: (node) => (lastStatusOf(node) === 'RUNNING' ? undefined : 'No run is under way.'),
  outcome: (node, { reference }) => outcomeOfRun(node, reference, () => succeeded),
});

export const resumeWorkflow = defineAction({
  id: 'resume',
  title: 'Resume from failures',
  permission: 'operate',
  confirmation: 'simple',
  effect: ({ name }) => `What failed in the last run of ${name}, and what follows it, runs again.`,
  unavailable: (node) => {
    if (isRunning(node)) return 'A run is under way.';
    return node.status === 'failed' ? undefined : 'Nothing of its last run has failed.';
  },
  outcome: (node, { reference }) => outcomeOfRun(node, reference, asWellAsItsRun),
});
