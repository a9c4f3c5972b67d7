import { stackName } from '#cloudformation/layer.ts';
import type { LayerRecoveries } from '#lib/api/recovery.ts';
import { describeStack } from '#lib/aws/cloudformation/stack.ts';
import { listStackResources } from '#lib/aws/stacks.ts';
import type { Context } from '#lib/context/context.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { requireLayer } from '#lib/environments/require-layer.ts';
import type { Recovery } from './model.ts';
import { stackStatusMeaning } from './stack-statuses.ts';

/**
 * What the state of a layer's stack means, and how it is brought back from there, as AWS says now. Throws
 * `environment-not-found` and `layer-not-found`.
 */
export async function listRecoveries(
  ctx: Context,
  input: { readonly name: string; readonly layer: string },
): Promise<LayerRecoveries> {
  const environment = await requireEnvironment(ctx.db, input.name);
  const layer = requireLayer(input.layer);
  const aws = ctx.aws(environment);
  const stack = await describeStack(aws, stackName(environment.name, layer.id));
  if (!stack) {
    return {
      layer: layer.id,
      stackStatus: null,
      words: 'Nothing is deployed.',
      statusReason: null,
      recoveries: [],
    };
  }
  const { words, recoveries = [] } = stackStatusMeaning(stack.status);
  const resources = recoveries.length > 0 ? await listStackResources(aws, stack.stackId) : [];
  return {
    layer: layer.id,
    stackStatus: stack.status,
    words,
    statusReason: stack.reason ?? null,
    recoveries: recoveries.map((kind) => ({
      kind,
      resources: resources
        .filter(({ status }) => status === failedIn(kind, stack.status))
        .map(({ logicalId, physicalId, type, statusReason }) => ({
          logicalId,
          physicalId: physicalId ?? null,
          resourceType: type,
          reason: statusReason ?? null,
        })),
    })),
  };
}

/**
 * The status of resources that may be left out: of a roll-back those that could not be restored, of a
 * deletion those that could not be deleted, which CloudFormation only takes once it has tried.
 */
function failedIn(kind: Recovery['kind'], stackStatus: string): string | undefined {
  if (kind === 'continue-roll-back') return 'UPDATE_FAILED';
  return kind === 'delete' && stackStatus === 'DELETE_FAILED' ? 'DELETE_FAILED' : undefined;
}
