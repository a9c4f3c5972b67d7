import type { LayerId } from '#cloudformation/layer.ts';
import { dependencyLevels, withDependents, withNeeds } from '#cloudformation/layer-order.ts';
import { findLayer, layers } from '#cloudformation/layers.ts';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import type { Context } from '#lib/context/context.ts';
import type { Tx } from '#lib/db/client.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { readStacks } from '#lib/environments/stacks.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { requireRight } from '#lib/identity/rights.ts';
import { openDeployment } from './open-deployment.ts';
import { isUpdatable } from './stack-statuses.ts';

export interface PlanInput {
  readonly name: string;
  readonly layers?: readonly string[] | undefined;
  /** Whether everything that needs the chosen layers is planned with them. */
  readonly downstream?: boolean | undefined;
  readonly apply: boolean;
  /** Whether it is planned by what is really there, so that what has drifted is brought back. */
  readonly revertDrift?: boolean | undefined;
  /** Why it does not wait for a deployment window. */
  readonly overrideReason?: string | undefined;
}

/**
 * Asks for a plan of some layers, and of what they need that is not deployed yet. Throws
 * `layer-not-found`, `not-allowed` where it is to be applied by who may only plan, and what `check`
 * throws, which runs in the transaction before anything is planned.
 */
export async function planDeployment(
  ctx: Context,
  input: PlanInput,
  check?: (tx: Tx) => Promise<void>,
): Promise<Deployment> {
  const environment = await requireEnvironment(ctx.db, input.name);
  if (input.apply) requireRight(ctx.rights, 'deploy', input.name);
  const stacks = readStacks(environment.stacks);
  const deployed = new Set(Object.keys(stacks).filter((id) => isUpdatable(stacks[id])));
  const chosen = chooseLayers(input, deployed);
  const subject = chosen.length === layers.length ? '' : ` of ${titles(chosen)}`;
  return openDeployment(
    ctx,
    {
      environment,
      kind: 'deploy',
      runs: chosen.map((layer) => ({ layer })),
      apply: input.apply,
      overrideReason: input.overrideReason,
      revertsDrift: input.revertDrift,
      summary: `${input.apply ? 'Deployment' : 'Plan'}${subject} requested`,
    },
    check,
  );
}

/** The wanted layers in the order of their needs, each with the needs that do not exist yet. */
function chooseLayers(input: PlanInput, deployed: ReadonlySet<string>): LayerId[] {
  const wanted = (input.layers ?? layers.map(({ id }) => id)).map((id, index) => {
    const layer = findLayer(id);
    if (layer) return layer.id;
    throw new AppError('layer-not-found', `There is no layer named ${id}.`, {
      fields: [{ in: 'body', path: ['layers', index], message: `There is no layer named ${id}` }],
    });
  });
  const chosen = input.downstream ? withDependents(wanted, layers) : new Set(wanted);
  const needed = [...withNeeds([...chosen], layers)].filter((id) => !deployed.has(id));
  const all = new Set([...chosen, ...needed]);
  return dependencyLevels(layers.filter(({ id }) => all.has(id))).flat();
}

export function titles(ids: readonly string[]): string {
  return ids.map((id) => findLayer(id)?.title ?? id).join(', ');
}
