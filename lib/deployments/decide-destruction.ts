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

/** Deletes stacks in reverse order: nothing before what needs it. A deletion that runs cannot be stopped. */
export function decideDestruction(
  { runs, stop }: DeploymentModel,
  observations: ReadonlyMap<string, Observation>,
): Action[] {
  return runs.flatMap((run): Action[] => {
    const dependents = runs.filter((other) => other.needs.includes(run.layer));
    const seen = observations.get(run.layer) ?? nothingSeen;
    if (run.status === 'applying') return awaitDeletion(run, seen);
    if (run.status !== 'pending') return [];
    if (stop || dependents.some(isLost))
      return [{ kind: 'set-run', layer: run.layer, status: 'skipped' }];
    return dependents.every(isDone) ? startDeletion(run, seen) : [];
  });
}

function startDeletion(run: Run, { stack }: Observation): Action[] {
  const phase = stack && stackStatusMeaning(stack.status).phase;
  return !phase || phase === 'deleted' ? finish(run) : [{ kind: 'delete-stack', layer: run.layer }];
}

function awaitDeletion(run: Run, { stack, begun }: Observation): Action[] {
  const { layer } = run;
  const phase = stack && stackStatusMeaning(stack.status).phase;
  if (!phase || phase === 'deleted') return finish(run);
  if (phase !== 'delete-failed' || !begun) return [];
  const reason = stack?.reason ?? 'CloudFormation could not delete the stack.';
  return [{ kind: 'set-run', layer, status: 'failed', reason }];
}

/** A stack leaves buckets that its template retains; those given up go after it. */
function finish({ layer, hasDoomedBuckets }: Run): Action[] {
  return hasDoomedBuckets
    ? [{ kind: 'delete-buckets', layer }]
    : [{ kind: 'set-run', layer, status: 'succeeded' }];
}
