import type { DeploymentModel, Run } from './model.ts';

/** A layer's run of which nothing is deployed, with no data at stake. */
export function aRun(
  layer: string,
  needs: readonly string[],
  status: Run['status'],
  more: Partial<Run> = {},
): Run {
  return {
    layer,
    needs,
    status,
    isDeployed: false,
    isProvisional: false,
    chainSeconds: 0,
    losesData: false,
    hasDoomedBuckets: false,
    recovery: undefined,
    ...more,
  };
}

/** A deployment whose plan waits for a review. */
export function aDeployment(
  status: DeploymentModel['status'],
  runs: readonly Run[],
  more: Partial<DeploymentModel> = {},
): DeploymentModel {
  return {
    kind: 'deploy',
    status,
    autoApply: false,
    stop: undefined,
    isProtected: false,
    concurrency: 6,
    acceptedLosses: [],
    runs,
    ...more,
  };
}
