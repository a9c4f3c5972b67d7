import { findLayer } from '#cloudformation/layers.ts';
import {
  type DriftDetail,
  type DriftedProperty,
  describeResourceDrift,
} from '#lib/aws/cloudformation/drift.ts';
import type { Context } from '#lib/context/context.ts';
import { requireResource } from '#lib/discovery/require-resource.ts';
import { readStacks } from '#lib/environments/stacks.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { type GoverningParameter, governingParameter } from './governing-parameter.ts';

export interface GovernedDrift {
  readonly layer: string;
  /** Absent where nobody has looked. */
  readonly drift: DriftDetail | undefined;
  readonly differences: readonly (DriftedProperty & {
    /** The parameter that the property follows, with its actual value. */
    readonly parameter: GoverningParameter | undefined;
  })[];
}

/** How a resource differs from its template, each difference with the parameter that it follows. */
export async function governedDrift(
  ctx: Context,
  { name, resource }: { readonly name: string; readonly resource: string },
): Promise<GovernedDrift> {
  const { environment, node } = await requireResource(ctx, { name, resource });
  const { logicalId } = node;
  const stack = readStacks(environment.stacks)[node.layer ?? ''];
  const layer = findLayer(node.layer ?? '');
  if (!logicalId || !stack || !layer) {
    throw new AppError('resource-not-found', `No stack of ${name} holds ${resource}.`);
  }
  const { stackId } = stack;
  const drift = await describeResourceDrift(ctx.aws(environment), { stackId, logicalId });
  const stored = (environment.parameters as Record<string, unknown>)[layer.id] ?? {};
  const parameters = layer.parameters.safeParse(stored);
  const context = { environment: environment.name, region: environment.region };
  const governing = ({ path, expected, actual }: DriftedProperty) =>
    parameters.success && expected !== null && actual !== null
      ? governingParameter(layer, context, parameters.data, { logicalId, path, expected, actual })
      : undefined;
  return {
    layer: layer.id,
    drift,
    differences: (drift?.differences ?? []).map((difference) => ({
      ...difference,
      parameter: governing(difference),
    })),
  };
}
