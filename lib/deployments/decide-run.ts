import type { Action, DeploymentModel, Observation, Run } from './model.ts';
import { stackStatusMeaning } from './stack-statuses.ts';

/** What of its deployment a layer's next step depends on. */
type Surroundings = Pick<DeploymentModel, 'stop' | 'isProtected'>;

/** The next step of one layer that is being planned or applied, its needs being met. */
export function decideRun(run: Run, seen: Observation, deployment: Surroundings): Action[] {
  switch (run.status) {
    case 'pending':
      return requestChangeSet(run, seen);
    case 'planning':
      return awaitChangeSet(run, seen);
    case 'planned':
      return execute(run, seen);
    case 'applying':
    case 'rolling-back':
      return awaitStack(run, seen, deployment);
    default:
      return [];
  }
}

function requestChangeSet({ layer }: Run, { stack }: Observation): Action[] {
  if (!stack) return [{ kind: 'create-change-set', layer, type: 'CREATE' }];
  const { phase, updatable, replaceable } = stackStatusMeaning(stack.status);
  if (updatable) return [{ kind: 'create-change-set', layer, type: 'UPDATE' }];
  if (phase === 'review' || phase === 'deleted') {
    return [{ kind: 'create-change-set', layer, type: 'CREATE' }];
  }
  if (replaceable) return [{ kind: 'delete-rolled-back-stack', layer }];
  if (phase === 'failed' || phase === 'delete-failed') {
    return fail(layer, `The stack is ${stack.status} and has to be brought back first.`);
  }
  return [];
}

/** CloudFormation has no code for a change set without changes, only these sentences. */
const nothingToChange = [/didn't contain changes/, /No updates are to be performed/];

function awaitChangeSet({ layer }: Run, { changeSet }: Observation): Action[] {
  if (!changeSet) return [{ kind: 'set-run', layer, status: 'pending' }];
  const { status, reason = 'CloudFormation gives no reason' } = changeSet;
  if (status === 'CREATE_COMPLETE') {
    return [{ kind: 'set-run', layer, status: 'planned', changes: changeSet.changes }];
  }
  if (status !== 'FAILED') return [];
  const discard: Action = { kind: 'discard-change-set', layer };
  return nothingToChange.some((sentence) => sentence.test(reason))
    ? [discard, { kind: 'set-run', layer, status: 'unchanged', changes: [] }]
    : [discard, ...fail(layer, reason)];
}

function execute({ layer }: Run, { changeSet }: Observation): Action[] {
  if (!changeSet) {
    return fail(layer, 'The plan’s change set does not exist any more: plan again.');
  }
  if (changeSet.executionStatus === 'AVAILABLE') return [{ kind: 'execute-change-set', layer }];
  if (changeSet.executionStatus.startsWith('EXECUTE_')) {
    return [{ kind: 'set-run', layer, status: 'applying' }];
  }
  return fail(layer, 'The stack has changed since the plan was made: plan again.');
}

/** A stack at rest counts only once its events show that it has moved since it was asked to. */
function awaitStack(
  { layer, status }: Run,
  { stack, begun }: Observation,
  { stop, isProtected }: Surroundings,
): Action[] {
  const { phase } = stackStatusMeaning(stack?.status ?? 'DELETE_COMPLETE');
  if (!stack || phase === 'deleted') {
    return stop === 'now' ? [{ kind: 'set-run', layer, status: 'cancelled' }] : gone(layer);
  }
  if (stop === 'now' && begun) {
    if (stack.status === 'UPDATE_IN_PROGRESS') return [{ kind: 'cancel-update', layer }];
    if (stack.status === 'CREATE_IN_PROGRESS') return [{ kind: 'abandon-creation', layer }];
    if (phase === 'rolled-back') return [{ kind: 'set-run', layer, status: 'cancelled' }];
  }
  switch (phase) {
    case 'rolling-back':
      return status === 'rolling-back' ? [] : [{ kind: 'set-run', layer, status: 'rolling-back' }];
    case 'working':
    case 'review':
    case 'deleting':
      return [];
    case 'complete':
      return begun ? succeed(layer, isProtected) : [];
    default:
      return begun ? fail(layer, stack.reason ?? `The stack ended as ${stack.status}.`) : [];
  }
}

/** What is to be protected has not succeeded before it is. */
function succeed(layer: string, isProtected: boolean): Action[] {
  return isProtected
    ? [{ kind: 'protect-stack', layer }]
    : [{ kind: 'set-run', layer, status: 'succeeded' }];
}

function gone(layer: string): Action[] {
  return fail(layer, 'The stack was deleted while it was being deployed.');
}

function fail(layer: string, reason: string): Action[] {
  return [{ kind: 'set-run', layer, status: 'failed', reason }];
}
