import type { DeploymentComparison } from '#lib/api/deployment-documents.ts';
import type { Context } from '#lib/context/context.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { type ComparableRun, compareRuns } from './compare-runs.ts';
import { type DeploymentRow, toDeployment } from './deployment-document.ts';
import { requireDeployment } from './require-deployment.ts';
import { secondsBetween } from './run-seconds.ts';

interface CompareInput {
  readonly id: string;
  /** The deployment it is compared with. */
  readonly with: string;
}

/**
 * A deployment beside another one of its environment. Throws `deployment-not-found`, also where the
 * other one is of another environment, which the caller may not be allowed to see.
 */
export async function compareDeployments(
  ctx: Pick<Context, 'db' | 'clock'>,
  input: CompareInput,
): Promise<DeploymentComparison> {
  const to = await requireDeployment(ctx.db, input.id);
  const from = await requireDeployment(ctx.db, input.with);
  if (from.environmentId !== to.environmentId) {
    throw new AppError('deployment-not-found', `There is no deployment ${input.with}.`);
  }
  const now = ctx.clock.now();
  return {
    environment: to.environment.name,
    from: comparedDeployment(from, now),
    to: comparedDeployment(to, now),
    layers: compareRuns(comparableRuns(from, now), comparableRuns(to, now)),
  };
}

function comparedDeployment(row: DeploymentRow, now: Date): DeploymentComparison['from'] {
  const { id, kind, status, requestedBy, requestedAt, failure, startedAt, finishedAt } =
    toDeployment(row, now);
  const seconds = secondsBetween(startedAt, finishedAt);
  return { id, kind, status, requestedBy, requestedAt, failure, seconds };
}

function comparableRuns(row: DeploymentRow, now: Date): ComparableRun[] {
  const parameters = new Map(row.layers.map((run) => [run.layer, run.parameters]));
  return toDeployment(row, now).layers.map((run) => ({
    run,
    parameters: parameters.get(run.layer),
  }));
}
