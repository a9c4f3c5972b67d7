import { recordActivity } from '#lib/activity/record-activity.ts';
import type { ActualCostDocument } from '#lib/api/actual-cost-documents.ts';
import {
  type CostQuestions,
  readDailyCosts,
  readForecast,
  readTagStates,
} from '#lib/aws/cost-explorer.ts';
import type { Context } from '#lib/context/context.ts';
import type { Environment } from '#lib/db/client.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { asJson } from '#lib/live/publish.ts';
import { dayOf, firstOfMonth } from './billing-days.ts';
import type { CostReading, TagStates } from './cost-reading.ts';
import { actualCostOff, chargeRequest, usdARequest } from './cost-requests.ts';
import { getActualCost } from './get-actual-cost.ts';

/**
 * Asks Cost Explorer what an environment has cost since the first day of last month, and keeps the answer. Throws
 * `environment-not-found`, `actual-cost-off`, `too-many-requests`, and what AWS refuses, which is kept too.
 */
export async function readActualCost(
  ctx: Context,
  input: { readonly name: string },
): Promise<ActualCostDocument> {
  await keepActualCost(ctx, input);
  return getActualCost(ctx, input);
}

/** The same without an answer, for what nobody waits for. */
export async function keepActualCost(
  ctx: Context,
  { name }: { readonly name: string },
): Promise<void> {
  const environment = await requireEnvironment(ctx.db, name);
  const where = { environmentId: environment.id };
  const row = await ctx.db.actualCost.findUnique({ where });
  if (!row?.enabled) throw actualCostOff();
  const now = ctx.clock.now();
  const questions = new CountedQuestions(ctx, environment);
  const reading = await ask(questions, dayOf(now)).catch(async (error: unknown) => {
    if (error instanceof AppError) {
      await ctx.db.actualCost.updateMany({ where, data: { problem: error.message } });
    }
    throw error;
  });
  await ctx.db.$transaction(async (tx) => {
    const data = { reading: asJson(reading), readAt: now, askedAt: now, problem: null };
    await tx.actualCost.update({ where, data });
    await recordActivity(tx, [
      {
        environment: name,
        at: now,
        actor: ctx.actor.name,
        kind: 'cost-actual-read',
        severity: 'info',
        summary: `Read costs until ${reading.until} from Cost Explorer by ${questions.count} requests of $${usdARequest}`,
      },
    ]);
  });
  ctx.signals.liveEventsWritten();
}

/** Counts what is asked, here and in the database. */
class CountedQuestions implements CostQuestions {
  count = 0;
  readonly aws: CostQuestions['aws'];
  readonly environment: string;
  readonly charge: () => Promise<void>;

  constructor({ db, clock, aws }: Context, environment: Environment) {
    this.environment = environment.name;
    this.aws = aws(environment);
    this.charge = async () => {
      await chargeRequest(db, environment.id, clock.now());
      this.count += 1;
    };
  }
}

/** A forecast where there are costs, and whether tags are why there are none, or none by layer. */
async function ask(questions: CostQuestions, today: string): Promise<CostReading> {
  const span = { from: firstOfMonth(today, -1), until: today };
  const days = await readDailyCosts(questions, span);
  const costs = days.flatMap(({ layers }) => layers);
  const rest = { from: today, until: firstOfMonth(today, 1) };
  const forecast = costs.length > 0 ? await readForecast(questions, rest) : null;
  const isByLayer = costs.some(({ layer }) => layer !== null);
  const tags = isByLayer ? allActive : await readTagStates(questions);
  return { ...span, days, forecast, ...tags };
}

const allActive: TagStates = { tag: 'active', layerTag: 'active' };
