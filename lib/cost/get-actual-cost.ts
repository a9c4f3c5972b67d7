import type { ActualCostDocument } from '#lib/api/actual-cost-documents.ts';
import type { Context } from '#lib/context/context.ts';
import type { Environment } from '#lib/db/client.ts';
import { graphOf } from '#lib/discovery/graph-document.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { textAt } from '#lib/resources/property-path.ts';
import { dayOf } from './billing-days.ts';
import { costReading } from './cost-reading.ts';
import { mostRequestsADay, usdARequest } from './cost-requests.ts';
import { estimate } from './estimate.ts';
import { basisOf } from './estimate-basis.ts';
import { liveResources } from './live-resources.ts';
import { monthCost } from './month-cost.ts';

/** What an environment has cost as it was last told; asks AWS for nothing. Throws `environment-not-found`. */
export async function getActualCost(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  { name }: { readonly name: string },
): Promise<ActualCostDocument> {
  const environment = await requireEnvironment(db, name);
  const row = await db.actualCost.findUnique({ where: { environmentId: environment.id } });
  const { nodes } = await graphOf(db, environment);
  const reading = costReading.safeParse(row?.reading).data ?? null;
  return {
    enabled: row?.enabled ?? false,
    changedBy: row?.changedBy ?? null,
    changedAt: row?.changedAt.toISOString() ?? null,
    requests: {
      today: row?.requestDay === dayOf(clock.now()) ? row.requests : 0,
      mostADay: mostRequestsADay,
      usdEach: usdARequest,
    },
    readAt: row?.readAt?.toISOString() ?? null,
    problem: row?.problem ?? null,
    reading,
    month: reading && monthCost(reading, await estimated(db, environment, nodes)),
    budget: budgetOf(nodes),
  };
}

async function estimated(
  db: Context['db'],
  environment: Environment,
  nodes: readonly ResourceNode[],
) {
  return estimate(liveResources(nodes), await basisOf(db, environment)).layers;
}

/** The limit of a month; budgets of other periods are not compared. */
function budgetOf(nodes: readonly ResourceNode[]): ActualCostDocument['budget'] {
  for (const { type, name, properties } of nodes) {
    const usd = Number(textAt(properties, 'BudgetLimit.Amount'));
    if (type !== 'AWS::Budgets::Budget' || !(usd > 0)) continue;
    if (textAt(properties, 'TimeUnit') === 'MONTHLY') return { name, usd };
  }
  return null;
}
