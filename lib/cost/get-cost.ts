import type { LayerId } from '#cloudformation/layer.ts';
import type { EnvironmentCost } from '#lib/api/cost-documents.ts';
import type { Context } from '#lib/context/context.ts';
import type { Environment } from '#lib/db/client.ts';
import { graphOf } from '#lib/discovery/graph-document.ts';
import { isProduction } from '#lib/environments/is-production.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { readStacks } from '#lib/environments/stacks.ts';
import { estimate } from './estimate.ts';
import { basisOf } from './estimate-basis.ts';
import { liveResources } from './live-resources.ts';
import { savingsOf } from './savings.ts';

/**
 * What an environment costs in a month by estimate of what was last discovered, and what could cost less. Throws
 * `environment-not-found`.
 */
export async function getCost(
  ctx: Pick<Context, 'db'>,
  { name }: { readonly name: string },
): Promise<EnvironmentCost> {
  const environment = await requireEnvironment(ctx.db, name);
  const { kept, ...basis } = await basisOf(ctx.db, environment);
  const { nodes, at } = await graphOf(ctx.db, environment);
  const whole = estimate(liveResources(nodes), basis);
  return {
    at,
    estimate: { ...whole, resources: whole.resources.filter(({ free }) => free === null) },
    prices: basis.prices,
    assumptions: basis.assumptions,
    assumptionsChangedBy: kept?.changedBy ?? null,
    assumptionsChangedAt: kept?.changedAt.toISOString() ?? null,
    savings: savingsOf({
      environment: name,
      region: environment.region,
      isProduction: isProduction(environment),
      isParkedAtNight: await isParkedAtNight(ctx.db, environment),
      parameters: deployedParameters(environment),
      nodes,
      basis,
    }),
  };
}

async function isParkedAtNight(db: Context['db'], { id }: Environment): Promise<boolean> {
  const where = { environmentId: id };
  const schedule = await db.parkSchedule.findUnique({ where });
  return schedule?.enabled === true || (await db.parking.findUnique({ where })) !== null;
}

/** The parameters that the next plan is made of, of the layers that are deployed. */
function deployedParameters({
  stacks,
  parameters,
}: Environment): Partial<Record<LayerId, unknown>> {
  const own = parameters as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.keys(readStacks(stacks)).map((layer) => [layer, own[layer] ?? {}]),
  );
}
