import { decideDestruction } from './decide-destruction.ts';
import { decideRun } from './decide-run.ts';
import {
  type Action,
  type DeploymentModel,
  isDone,
  isLost,
  isSettled,
  nothingSeen,
  type Observation,
  type Run,
} from './model.ts';

export type Observations = ReadonlyMap<string, Observation>;

/**
 * What to do next, from what the database and AWS say now. Pure, so that it may be asked again at
 * any moment by any process: an action that was already taken shows in the next observation.
 */
export function decide(deployment: DeploymentModel, observations: Observations): Action[] {
  if (deployment.status === 'planning') return decidePlanning(deployment, observations);
  if (deployment.status === 'discarded') return discardAll(deployment);
  if (deployment.status !== 'applying') return [];
  const actions =
    deployment.kind === 'destroy'
      ? decideDestruction(deployment, observations)
      : decideApplying(deployment, observations);
  if (actions.length > 0 || !deployment.runs.every(isSettled)) return actions;
  return [
    { kind: 'set-deployment', status: deployment.runs.some(isLost) ? 'failed' : 'succeeded' },
  ];
}

/** The layers whose stacks the next decision depends on. */
export function runsToObserve({ kind, runs }: DeploymentModel): Run[] {
  return runs.filter((run) => {
    if (isSettled(run)) return false;
    if (run.status !== 'pending' && run.status !== 'planned') return true;
    return kind === 'destroy' || needsMet(run, runs);
  });
}

function decidePlanning(deployment: DeploymentModel, observations: Observations): Action[] {
  const { runs } = deployment;
  const actions = runs.flatMap((run) =>
    run.status === 'planned' || (run.status === 'pending' && !needsMet(run, runs))
      ? []
      : decideRun(run, observationOf(run, observations)),
  );
  if (actions.length > 0 || runs.some((run) => isBeingPlanned(run, runs))) return actions;
  if (runs.some(isLost))
    return [...discardAll(deployment), { kind: 'set-deployment', status: 'failed' }];
  if (runs.every(isDone)) return [{ kind: 'set-deployment', status: 'succeeded' }];
  return [{ kind: 'set-deployment', status: deployment.autoApply ? 'applying' : 'planned' }];
}

/** A layer whose needs are still to be deployed waits for their outputs and is planned then. */
function isBeingPlanned(run: Run, runs: readonly Run[]): boolean {
  return run.status === 'planning' || (run.status === 'pending' && needsMet(run, runs));
}

function decideApplying({ runs }: DeploymentModel, observations: Observations): Action[] {
  return runs.flatMap((run): Action[] => {
    const unstarted = run.status === 'pending' || run.status === 'planned';
    if (unstarted && needsOf(run, runs).some(isLost)) {
      return [...discardChangeSet(run), { kind: 'set-run', layer: run.layer, status: 'skipped' }];
    }
    if (unstarted && !needsMet(run, runs)) return [];
    return decideRun(run, observationOf(run, observations));
  });
}

function discardAll({ runs }: DeploymentModel): Action[] {
  return runs.flatMap((run) => [
    ...discardChangeSet(run),
    ...(run.status === 'planned' || run.status === 'planning' || run.status === 'pending'
      ? [{ kind: 'set-run', layer: run.layer, status: 'skipped' } as const]
      : []),
  ]);
}

function discardChangeSet(run: Run): Action[] {
  return run.status === 'planned' || run.status === 'planning'
    ? [{ kind: 'discard-change-set', layer: run.layer }]
    : [];
}

function needsOf(run: Run, runs: readonly Run[]): Run[] {
  return runs.filter((other) => run.needs.includes(other.layer));
}

function needsMet(run: Run, runs: readonly Run[]): boolean {
  return needsOf(run, runs).every(isDone);
}

function observationOf(run: Run, observations: Observations): Observation {
  return observations.get(run.layer) ?? nothingSeen;
}
