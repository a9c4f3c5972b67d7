import type { LayerId } from '#cloudformation/layer.ts';
import { getLayer } from '#cloudformation/layers.ts';
import type { LayerRun } from '#lib/db/client.ts';
import { readStacks } from '#lib/environments/stacks.ts';
import { dataLosses } from './data-losses.ts';
import type { DeploymentRow } from './deployment-document.ts';
import { toRules } from './deployment-rules.ts';
import { chainSeconds } from './layer-chains.ts';
import { typicalLayerSeconds } from './layer-seconds.ts';
import type { DeploymentModel, Run } from './model.ts';
import { readChanges } from './read-changes.ts';
import { isUpdatable } from './stack-statuses.ts';

/** Layers of a deployment that may be under way at once: CloudFormation throttles who asks for more. */
const concurrentLayers = 6;

/** A deployment's rows as the engine decides on them. */
export function toModel(row: DeploymentRow, cloudSpeed: number): DeploymentModel {
  const stacks = readStacks(row.environment.stacks);
  const chains = chainSeconds(
    row.layers.map((run) => ({
      layer: run.layer,
      needs: needsOf(run),
      seconds: run.expectedSeconds ?? typicalLayerSeconds(run.layer, cloudSpeed),
    })),
  );
  return {
    kind: row.kind as DeploymentModel['kind'],
    status: row.status as DeploymentModel['status'],
    autoApply: row.autoApply,
    stop: (row.stopMode as DeploymentModel['stop'] | null) ?? undefined,
    isProtected: toRules(row.environment.rules).protected,
    concurrency: concurrentLayers,
    acceptedLosses: row.acceptedLosses as string[],
    runs: row.layers.map((run) => ({
      layer: run.layer,
      needs: needsOf(run),
      status: run.status as Run['status'],
      isDeployed: isUpdatable(stacks[run.layer]),
      isProvisional: wasFoundUnchangedBefore(run, row.startedAt),
      chainSeconds: chains.get(run.layer) ?? 0,
      losesData: dataLosses(run.layer, readChanges(run) ?? []).length > 0,
      hasDoomedBuckets: (run.doomedBuckets as string[]).length > 0,
      recovery: (run.recovery as Run['recovery'] | null) ?? undefined,
    })),
  };
}

function needsOf({ layer }: LayerRun): readonly LayerId[] {
  return getLayer(layer as LayerId).needs;
}

function wasFoundUnchangedBefore(
  { status, finishedAt }: LayerRun,
  startedAt: Date | null,
): boolean {
  return (
    status === 'unchanged' && startedAt !== null && finishedAt !== null && finishedAt <= startedAt
  );
}
