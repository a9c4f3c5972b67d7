import { dataLosses } from './data-losses.ts';
import { decideDestruction } from './decide-destruction.ts';
import { decideRecovery } from './decide-recovery.ts';
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
  const actions = applying[deployment.kind](deployment, observations);
  if (actions.length > 0 || !deployment.runs.every(isSettled)) return actions;
  return [{ kind: 'set-deployment', status: resultOf(deployment) }];
}

const applying: Readonly<
  Record<DeploymentModel['kind'], (model: DeploymentModel, seen: Observations) => Action[]>
> = {
  deploy: decideApplying,
  destroy: decideDestruction,
  recover: decideRecovery,
};

function resultOf({ runs, stop }: DeploymentModel): 'succeeded' | 'failed' | 'cancelled' {
  if (!runs.some(isLost)) return 'succeeded';
  return stop && !runs.some(({ status }) => status === 'failed') ? 'cancelled' : 'failed';
}

/** The layers whose stacks the next decision depends on. */
export function runsToObserve({ kind, status, runs }: DeploymentModel): Run[] {
  return runs.filter((run) => {
    if (isSettled(run)) return false;
    if (run.status !== 'pending' && run.status !== 'planned') return true;
    if (kind !== 'deploy') return true;
    if (status === 'planning') return isPlannable(run, runs);
    return needsMet(run, runs) || (run.status === 'planned' && isBeginning(runs));
  });
}

function decidePlanning(deployment: DeploymentModel, observations: Observations): Action[] {
  const { runs } = deployment;
  const actions = runs.flatMap((run) =>
    run.status === 'planned' || (run.status === 'pending' && !isPlannable(run, runs))
      ? []
      : decideRun(run, observationOf(run, observations), deployment),
  );
  if (actions.length > 0 || runs.some((run) => isBeingPlanned(run, runs))) return actions;
  if (runs.some(isLost))
    return [...discardAll(deployment), { kind: 'set-deployment', status: 'failed' }];
  if (runs.every(isDone)) return [{ kind: 'set-deployment', status: 'succeeded' }];
  const mayApply = deployment.autoApply && !runs.some(({ losesData }) => losesData);
  return [{ kind: 'set-deployment', status: mayApply ? 'waiting' : 'planned' }];
}

function isBeingPlanned(run: Run, runs: readonly Run[]): boolean {
  return run.status === 'planning' || (run.status === 'pending' && isPlannable(run, runs));
}

/**
 * A layer is planned by the outputs that the layers it needs have now. Where one of them is still to
 * be created it waits, and is planned once that is deployed.
 */
export function isPlannable(run: Run, runs: readonly Run[]): boolean {
  return needsOf(run, runs).every(
    (need) => isDone(need) || (need.status === 'planned' && need.isDeployed),
  );
}

function decideApplying(deployment: DeploymentModel, observations: Observations): Action[] {
  const { runs, stop } = deployment;
  const outdated = stop ? undefined : findOutdatedPlan(deployment, observations);
  if (outdated) return refusePlan(deployment, outdated);
  const admitted = new Set(stop ? [] : admittedRuns(deployment));
  return runs.flatMap((run): Action[] => {
    if (stop && isUnstarted(run)) return skip(run);
    if (isUnstarted(run) && needsOf(run, runs).some(isLost)) {
      return skip(run);
    }
    if (isUnstarted(run) && !admitted.has(run)) return [];
    if (isOutdated(run, runs)) return [{ kind: 'set-run', layer: run.layer, status: 'pending' }];
    return refuseLosses(deployment, decideRun(run, observationOf(run, observations), deployment));
  });
}

function skip(run: Run): Action[] {
  return [...discardChangeSet(run), { kind: 'set-run', layer: run.layer, status: 'skipped' }];
}

/** Whether nothing of what was planned has been executed yet. */
function isBeginning(runs: readonly Run[]): boolean {
  return runs.every(
    ({ status }) => status === 'pending' || status === 'planned' || status === 'unchanged',
  );
}

/** A plan is applied as a whole or not at all: before the first change set every one is looked at. */
function findOutdatedPlan({ runs }: DeploymentModel, observations: Observations): Run | undefined {
  if (!isBeginning(runs)) return undefined;
  const planned = runs.filter(({ status }) => status === 'planned');
  const executions = planned.map(
    (run) => observationOf(run, observations).changeSet?.executionStatus ?? 'OBSOLETE',
  );
  if (executions.some((status) => status.startsWith('EXECUTE_'))) return undefined;
  return planned.find((_, index) => executions[index] !== 'AVAILABLE');
}

function refusePlan({ runs }: DeploymentModel, { layer }: Run): Action[] {
  const reason = `The stack of ${layer} has changed since the plan was made: plan again. Nothing was deployed.`;
  return runs.flatMap((run): Action[] => {
    if (run.layer !== layer) return isSettled(run) ? [] : skip(run);
    return [...discardChangeSet(run), { kind: 'set-run', layer, status: 'failed', reason }];
  });
}

/** What it was found unchanged by has changed since: it is looked at again. */
function isOutdated(run: Run, runs: readonly Run[]): boolean {
  const needs = needsOf(run, runs);
  return (
    run.isProvisional &&
    needs.some(({ status }) => status === 'succeeded') &&
    !needs.some((need) => !isSettled(need) || isOpen(need, runs))
  );
}

/** Whether the layer may still be looked at again, because something it needs is not settled. */
function isOpen(run: Run, runs: readonly Run[]): boolean {
  if (!run.isProvisional) return false;
  return needsOf(run, runs).some(
    (need) => need.status === 'succeeded' || !isSettled(need) || isOpen(need, runs),
  );
}

/** The layers that may start now: of those whose needs are met the ones with most after them. */
function admittedRuns({ runs, concurrency }: DeploymentModel): Run[] {
  const underWay = runs.filter((run) => !isUnstarted(run) && !isSettled(run)).length;
  return runs
    .filter((run) => isUnstarted(run) && needsMet(run, runs))
    .sort((a, b) => b.chainSeconds - a.chainSeconds)
    .slice(0, Math.max(0, concurrency - underWay));
}

function isUnstarted({ status }: Run): boolean {
  return status === 'pending' || status === 'planned';
}

/** What is planned while others are deployed is executed unseen, so it must not lose data unasked. */
function refuseLosses({ acceptedLosses }: DeploymentModel, actions: Action[]): Action[] {
  return actions.flatMap((action): Action[] => {
    if (action.kind !== 'set-run' || action.status !== 'planned') return [action];
    const loss = dataLosses(action.layer, action.changes ?? []).find(
      ({ name }) => !acceptedLosses.includes(name),
    );
    if (!loss) return [action];
    const { layer } = action;
    const reason = `${loss.logicalId} would lose its data: ${loss.cause} Plan this layer again to review that.`;
    return [
      { kind: 'discard-change-set', layer },
      { kind: 'set-run', layer, status: 'failed', reason },
    ];
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
  return needsOf(run, runs).every((need) => isDone(need) && !isOpen(need, runs));
}

function observationOf(run: Run, observations: Observations): Observation {
  return observations.get(run.layer) ?? nothingSeen;
}
