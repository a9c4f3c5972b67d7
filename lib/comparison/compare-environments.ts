import type { EnvironmentComparison } from '#lib/api/environment-comparison.ts';
import type { EnvironmentSummary } from '#lib/api/environments.ts';
import type { Context } from '#lib/context/context.ts';
import { type Amount, estimate, nothing } from '#lib/cost/estimate.ts';
import { basisOf } from '#lib/cost/estimate-basis.ts';
import { liveResources } from '#lib/cost/live-resources.ts';
import { graphOf } from '#lib/discovery/graph-document.ts';
import { toSummary, withState } from '#lib/environments/environment-document.ts';
import { environmentNotFound } from '#lib/environments/require-environment.ts';
import { requireRight } from '#lib/identity/rights.ts';
import { hasDrifted } from '#lib/resources/has-drifted.ts';
import { differingParameters, parameterRows } from './compare-parameters.ts';
import { differingVersions, loneResources, pairedResources } from './compare-resources.ts';

interface CompareInput {
  readonly name: string;
  /** The environment it is compared with. */
  readonly with: string;
}

/**
 * An environment beside another one, each as it was last seen. Throws `environment-not-found`, also for one
 * that the caller may not see.
 */
export async function compareEnvironments(
  ctx: Pick<Context, 'db' | 'rights'>,
  input: CompareInput,
): Promise<EnvironmentComparison> {
  requireRight(ctx.rights, 'view', input.with);
  const from = await readCompared(ctx, input.name);
  const to = await readCompared(ctx, input.with);
  const pairs = pairedResources(from.nodes, to.nodes);
  return {
    from: placeOf(from),
    to: placeOf(to),
    layers: from.summary.layers.map((layer, index) => ({
      id: layer.id as EnvironmentComparison['layers'][number]['id'],
      title: layer.title,
      from: layerOf(layer, from),
      to: layerOf(to.summary.layers[index] ?? layer, to),
    })),
    parameters: parameterRows(differingParameters(from.row, to.row), from.row, to.row),
    resources: loneResources(pairs),
    versions: differingVersions(pairs, from.row, to.row),
  };
}

async function readCompared({ db }: Pick<Context, 'db'>, name: string) {
  const row = await db.environment.findUnique({ where: { name }, include: withState });
  if (!row) throw environmentNotFound(name);
  const { nodes } = await graphOf(db, row);
  const cost = estimate(liveResources(nodes), await basisOf(db, row));
  return { row, summary: toSummary(row), nodes, cost };
}

type Compared = Awaited<ReturnType<typeof readCompared>>;

function placeOf({ summary, cost }: Compared): EnvironmentComparison['from'] {
  const { name, region, accountId, resourceCount, driftedCount } = summary;
  return { name, region, accountId, resourceCount, driftedCount, cost: amountOf(cost) };
}

function amountOf({ usd, unknown }: Amount): Amount {
  return { usd, unknown };
}

function layerOf(
  { id, state, updatedAt, driftCheckedAt }: EnvironmentSummary['layers'][number],
  { nodes, cost }: Pick<Compared, 'nodes' | 'cost'>,
) {
  const drifted = nodes.filter((node) => node.layer === id && hasDrifted(node));
  const own = cost.layers.find(({ layer }) => layer === id) ?? nothing;
  return { state, updatedAt, driftCheckedAt, drifted: drifted.length, cost: amountOf(own) };
}
