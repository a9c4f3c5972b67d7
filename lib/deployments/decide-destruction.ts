import {
  type Action,
  type DeploymentModel,
  isDone,
  isLost,
  nothingSeen,
  type Observation,
  type Run,
} from './model.ts';
import { stackStatusMeaning } from './stack-statuses.ts';

/** Deletes stacks in reverse order: nothing before what needs it. */
export function decideDestruction(
  { runs }: DeploymentModel,
  observations: ReadonlyMap<string, Observation>,
): Action[] {
  return runs.flatMap((run): Action[] => {
    const dependents = runs.filter((other) => other.needs.includes(run.layer));
    const seen = observations.get(run.layer) ?? nothingSeen;
    if (run.status === 'applying') return awaitDeletion(run, seen);
    if (run.status !== 'pending') return [];
    if (dependents.some(isLost)) return [{ kind: 'set-run', layer: run.layer, status: 'skipped' }];
    return dependents.every(isDone) ? startDeletion(run, seen) : [];
  });
}

function startDeletion({ layer }: Run, { stack }: Observation): Action[] {
  const phase = stack && stackStatusMeaning(stack.status).phase;
  if (!phase || phase === 'deleted') return [{ kind: 'set-run', layer, status: 'succeeded' }];
  return [{ kind: 'delete-stack', layer }];
}

function awaitDeletion({ layer }: Run, { stack, begun }: Observation): Action[] {
  const phase = stack && stackStatusMeaning(stack.status).phase;
  if (!phase || phase === 'deleted') return [{ kind: 'set-run', layer, status: 'succeeded' }];
  if (phase !== 'delete-failed' || !begun) return [];
  const reason = stack?.reason ?? 'CloudFormation could not delete the stack.';
  return [{ kind: 'set-run', layer, status: 'failed', reason }];
}
