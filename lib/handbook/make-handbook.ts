import { setImmediate } from 'node:timers/promises';
import type { Handbook } from '#lib/api/handbook.ts';
import type { Context } from '#lib/context/context.ts';
import { assumptionText } from '#lib/cost/assumptions.ts';
import { type EstimateBasis, estimate } from '#lib/cost/estimate.ts';
import { basisOf } from '#lib/cost/estimate-basis.ts';
import { liveResources } from '#lib/cost/live-resources.ts';
import { packJson } from '#lib/db/packed-json.ts';
import { graphOf } from '#lib/discovery/graph-document.ts';
import { toDetail, withState } from '#lib/environments/environment-document.ts';
import { environmentNotFound } from '#lib/environments/require-environment.ts';
import { pricesText } from '#lib/prices/price-list.ts';
import type { ResourceGraph } from '#lib/resources/graph.ts';
import { configurationOf } from '#lib/variables/get-configuration.ts';
import { deliveryOf } from './delivery-of.ts';
import type { HandbookCosts, HandbookFacts } from './facts.ts';
import { editionFields, toEdition } from './handbook-editions.ts';
import { writeHandbookInSteps } from './write-handbook.ts';

/** So many editions of an environment are kept. */
const keptEditions = 20;

/** Writes the handbook of what was last seen, and keeps it as the newest edition. Throws `environment-not-found`. */
export async function makeHandbook(
  ctx: Pick<Context, 'db' | 'clock' | 'actor'>,
  { name }: { readonly name: string },
): Promise<Handbook> {
  const row = await readRow(ctx, name);
  const environmentId = row.id;
  const facts = await factsOf(ctx, row);
  const pages = await writeHandbookInSteps(facts, setImmediate);
  const packed = await packJson(pages);
  const edition = await ctx.db.$transaction(async (tx) => {
    const made = await tx.handbookEdition.create({
      data: {
        environmentId,
        madeAt: ctx.clock.now(),
        madeBy: ctx.actor.name,
        factsAt: facts.graph.at,
        pages: packed,
      },
      select: editionFields,
    });
    const superseded = await tx.handbookEdition.findMany({
      where: { environmentId },
      orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
      skip: keptEditions,
      select: { id: true },
    });
    await tx.handbookEdition.deleteMany({ where: { id: { in: superseded.map(({ id }) => id) } } });
    return made;
  });
  return { edition: toEdition(edition), pages };
}

/** What a handbook would be made of now. */
export async function readFacts(ctx: Pick<Context, 'db'>, name: string): Promise<HandbookFacts> {
  return factsOf(ctx, await readRow(ctx, name));
}

async function readRow({ db }: Pick<Context, 'db'>, name: string) {
  const row = await db.environment.findUnique({
    where: { name },
    include: { ...withState, terraform: true, gitHub: true },
  });
  if (!row) throw environmentNotFound(name);
  return row;
}

async function factsOf(
  { db }: Pick<Context, 'db'>,
  row: Awaited<ReturnType<typeof readRow>>,
): Promise<HandbookFacts> {
  const graph = await graphOf(db, row);
  return {
    environment: toDetail(row),
    graph,
    configuration: configurationOf(row),
    delivery: deliveryOf(row),
    costs: costsOf(graph, row.region, await basisOf(db, row)),
  };
}

function costsOf({ nodes }: ResourceGraph, region: string, basis: EstimateBasis): HandbookCosts {
  const whole = estimate(liveResources(nodes), basis);
  return {
    prices: pricesText(basis.prices, region),
    byLayer: Object.fromEntries(whole.layers.map((amount) => [amount.layer ?? '', amount])),
    whole,
    resources: whole.resources.filter(({ free }) => free === null),
    assumptions: whole.assumptions.map((id) => assumptionText(id, basis.assumptions)),
  };
}
