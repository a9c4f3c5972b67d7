import type { ResourceDriftDetail } from '#lib/api/drift.ts';
import type { Context } from '#lib/context/context.ts';
import { governedDrift } from './governed-drift.ts';

/**
 * Property by property, how a resource differs from its template, as of the last comparison. Throws
 * `environment-not-found`, and `resource-not-found` for what no stack of the environment holds.
 */
export async function getResourceDrift(
  ctx: Context,
  input: { readonly name: string; readonly resource: string },
): Promise<ResourceDriftDetail> {
  const { drift, differences } = await governedDrift(ctx, input);
  const { resource } = input;
  if (!drift) return { resource, state: 'not-checked', checkedAt: null, differences: [] };
  return {
    resource,
    state: drift.state,
    checkedAt: drift.checkedAt,
    differences: differences.map(({ parameter, ...difference }) => ({
      ...difference,
      parameter: parameter?.path.join('.') ?? null,
    })),
  };
}
