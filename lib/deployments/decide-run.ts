import type { Action, Observation, Run } from './model.ts';
import { stackStatusMeaning } from './stack-statuses.ts';

/** The next step of one layer that is being planned or applied, its needs being met. */
export function decideRun(run: Run, seen: Observation): Action[] {
  switch (run.status) {
    case 'pending':
      return requestChangeSet(run, seen);
    case 'planning':
      return awaitChangeSet(run, seen);
    case 'planned':
      return execute(run, seen);
    case 'applying':
    case 'rolling-back':
      return awaitStack(run, seen);
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
    return fail(layer, `The stack is ${stack.status} and has to be deleted or repaired first.`);
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
function awaitStack({ layer, status }: Run, { stack, begun }: Observation): Action[] {
  if (!stack) return fail(layer, 'The stack was deleted while it was being deployed.');
  const { phase } = stackStatusMeaning(stack.status);
  switch (phase) {
    case 'rolling-back':
      return status === 'rolling-back' ? [] : [{ kind: 'set-run', layer, status: 'rolling-back' }];
    case 'working':
    case 'review':
    case 'deleting':
      return [];
    case 'deleted':
      return fail(layer, 'The stack was deleted while it was being deployed.');
    case 'complete':
      return begun ? [{ kind: 'set-run', layer, status: 'succeeded' }] : [];
    default:
      return begun ? fail(layer, stack.reason ?? `The stack ended as ${stack.status}.`) : [];
  }
}

function fail(layer: string, reason: string): Action[] {
  return [{ kind: 'set-run', layer, status: 'failed', reason }];
}
