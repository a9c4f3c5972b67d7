import type { LayerId } from '#cloudformation/layer.ts';
import type { DeploymentCost } from '#lib/api/cost-documents.ts';
import type { Context } from '#lib/context/context.ts';
import type { DeploymentRow } from '#lib/deployments/deployment-document.ts';
import { requireDeployment } from '#lib/deployments/require-deployment.ts';
import { assumptionIds } from './assumptions.ts';
import { estimate } from './estimate.ts';
import { basisOf } from './estimate-basis.ts';
import { estimateDifference } from './estimate-difference.ts';
import { plannedResources } from './planned-resources.ts';

type LayersParameters = Readonly<Partial<Record<LayerId, unknown>>>;

/**
 * What a deployment changes of the monthly costs: the estimate of the templates after it, less that of the
 * templates which were in force when it began. Throws `deployment-not-found`.
 */
export async function getDeploymentCost(
  ctx: Pick<Context, 'db' | 'clock'>,
  { id }: { readonly id: string },
): Promise<DeploymentCost> {
  const row = await requireDeployment(ctx.db, id);
  const { name: environment, region } = row.environment;
  const { kept: _kept, ...basis } = await basisOf(ctx.db, row.environment);
  const of = (parameters: LayersParameters) =>
    estimate(plannedResources({ environment, region, parameters }), basis);
  const inForce = await parametersInForce(ctx, row);
  const [before, after] = [of(inForce), of(parametersAfter(row, inForce))];
  const used = new Set([...before.assumptions, ...after.assumptions]);
  const { rates: _rates, ...prices } = basis.prices;
  const difference = estimateDifference(before, after);
  const own = new Set<string | null>(row.layers.map(({ layer }) => layer));
  return {
    ...difference,
    layers: difference.layers.filter(({ layer }) => own.has(layer)),
    usedAssumptions: assumptionIds.filter((one) => used.has(one)),
    assumptions: basis.assumptions,
    prices,
  };
}

interface NewestRun {
  readonly layer: string;
  readonly parameters: unknown;
  readonly kind: 'deploy' | 'destroy';
}

/** What the stacks were made of when a deployment began, or are made of while it has not begun. */
async function parametersInForce(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  { id, environmentId, startedAt }: DeploymentRow,
): Promise<LayersParameters> {
  const newest = await db.$queryRaw<NewestRun[]>`
    SELECT DISTINCT ON (run.layer) run.layer, run.parameters, deployment.kind
    FROM "LayerRun" run JOIN "Deployment" deployment ON deployment.id = run."deploymentId"
    WHERE deployment."environmentId" = ${environmentId}::uuid AND deployment.id <> ${id}::uuid
      AND deployment.kind IN ('deploy', 'destroy')
      AND run.status IN ('succeeded', 'unchanged') AND run."finishedAt" <= ${startedAt ?? clock.now()}
    ORDER BY run.layer, run."finishedAt" DESC`;
  return Object.fromEntries(
    newest
      .filter(({ kind }) => kind === 'deploy')
      .map(({ layer, parameters }) => [layer, parameters]),
  );
}

function parametersAfter({ kind, layers }: DeploymentRow, inForce: LayersParameters) {
  switch (kind) {
    case 'deploy':
      return {
        ...inForce,
        ...Object.fromEntries(layers.map(({ layer, parameters }) => [layer, parameters])),
      };
    case 'destroy': {
      const gone = new Set(layers.map(({ layer }) => layer));
      return Object.fromEntries(Object.entries(inForce).filter(([layer]) => !gone.has(layer)));
    }
    default:
      return inForce;
  }
}
