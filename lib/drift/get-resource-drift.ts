import type { ResourceDriftDetail } from '#lib/api/drift.ts';
import { describeResourceDrift } from '#lib/aws/cloudformation/drift.ts';
import type { Context } from '#lib/context/context.ts';
import { requireResource } from '#lib/discovery/require-resource.ts';
import { readStacks } from '#lib/environments/stacks.ts';
import { AppError } from '#lib/errors/app-error.ts';

/**
 * Property by property, how a resource differs from its template, as of the last comparison. Throws
 * `environment-not-found`, and `resource-not-found` for what no stack of the environment holds.
 */
export async function getResourceDrift(
  ctx: Context,
  { name, resource }: { readonly name: string; readonly resource: string },
): Promise<ResourceDriftDetail> {
  const { environment, node } = await requireResource(ctx, { name, resource });
  const stack = readStacks(environment.stacks)[node.layer ?? ''];
  if (!node.logicalId || !stack) {
    throw new AppError('resource-not-found', `No stack of ${name} holds ${resource}.`);
  }
  const drift = await describeResourceDrift(ctx.aws(environment), {
    stackId: stack.stackId,
    logicalId: node.logicalId,
  });
  if (!drift) return { resource, state: 'not-checked', checkedAt: null, differences: [] };
  return { resource, ...drift, differences: [...drift.differences] };
}
