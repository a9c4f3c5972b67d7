import { requireDeployer } from '#lib/accounts/require-deployer.ts';
import { recordActivity } from '#lib/activity/record-activity.ts';
import type { Parking, ParkingResult, ParkingStep } from '#lib/api/parking.ts';
import { parkingStep } from '#lib/api/parking.ts';
import type { Context } from '#lib/context/context.ts';
import { noteChange } from '#lib/context/trace.ts';
import { basisOf } from '#lib/cost/estimate-basis.ts';
import type { Environment } from '#lib/db/client.ts';
import { claimEnvironment } from '#lib/deployments/active-deployment.ts';
import { graphOf } from '#lib/discovery/graph-document.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { asJson } from '#lib/live/publish.ts';
import { parkingSaving } from './parking-saving.ts';
import { performSteps } from './perform-steps.ts';
import { planParking } from './plan-parking.ts';
import { toScheduleState } from './schedule-document.ts';

interface Named {
  readonly name: string;
}

/** Whether an environment is parked, and what parking it would do. Throws `environment-not-found`. */
export async function getParking(
  ctx: Pick<Context, 'db' | 'clock'>,
  { name }: Named,
): Promise<Parking> {
  const environment = await requireEnvironment(ctx.db, name);
  const row = await ctx.db.parking.findUnique({ where: { environmentId: environment.id } });
  const schedule = await ctx.db.parkSchedule.findUnique({
    where: { environmentId: environment.id },
  });
  const { nodes } = await graphOf(ctx.db, environment);
  const { park, wake, stays } = planParking(nodes);
  const parked = row && {
    by: row.parkedBy,
    at: row.parkedAt.toISOString(),
    steps: parkingStep.array().parse(row.steps),
  };
  return {
    parked,
    plan: [...park],
    stays: [...stays],
    saving: parkingSaving(parked?.steps ?? wake, nodes, await basisOf(ctx.db, environment)),
    schedule: schedule && toScheduleState(schedule, ctx.clock.now()),
  };
}

/**
 * Stops what costs by the hour and remembers what was where. What leads back is kept before anything is
 * done. Throws `confirmation-mismatch`, `environment-parked`, `deployment-active`, `nothing-to-park`.
 */
export async function parkEnvironment(
  ctx: Context,
  { name, confirm }: Named & { readonly confirm: string },
): Promise<ParkingResult> {
  const environment = await requireEnvironment(ctx.db, name);
  if (confirm !== name) {
    const message = `Parking is confirmed by the name of the environment, ${name}.`;
    throw new AppError('confirmation-mismatch', message, {
      fields: [{ in: 'body', path: ['confirm'], message }],
    });
  }
  await requireDeployer(ctx.db, environment);
  const { nodes } = await refreshEnvironment(ctx, { name });
  const { park, wake } = planParking(nodes);
  if (park.length === 0) {
    throw new AppError('nothing-to-park', `Nothing of ${name} runs that could be stopped.`);
  }
  await remember(ctx, environment, wake);
  const result = await performSteps(ctx, name, park);
  const refused = new Set(result.refused.map(({ step }) => step.resource));
  await keep(
    ctx,
    environment,
    wake.filter(({ resource }) => !refused.has(resource)),
  );
  await tell(ctx, name, 'environment-parked', result);
  return result;
}

/**
 * Makes a parked environment as it was. What is refused, or is still on its way to rest, stays remembered.
 * Throws `environment-not-parked`.
 */
export async function wakeEnvironment(ctx: Context, { name }: Named): Promise<ParkingResult> {
  const environment = await requireEnvironment(ctx.db, name);
  const row = await ctx.db.parking.findUnique({ where: { environmentId: environment.id } });
  if (!row) throw new AppError('environment-not-parked', `${name} is not parked.`);
  const { nodes } = await refreshEnvironment(ctx, { name });
  const present = new Set(nodes.map(({ id }) => id));
  const steps = parkingStep
    .array()
    .parse(row.steps)
    .filter(({ resource }) => present.has(resource));
  const result = await performSteps(ctx, name, steps);
  await keep(
    ctx,
    environment,
    result.refused.map(({ step }) => step),
  );
  await tell(ctx, name, 'environment-woken', result);
  return result;
}

async function remember(
  ctx: Context,
  { id, name }: Environment,
  steps: readonly ParkingStep[],
): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    await claimEnvironment(tx, id);
    if (await tx.parking.findUnique({ where: { environmentId: id } })) {
      throw new AppError('environment-parked', `${name} is parked already.`);
    }
    await tx.parking.create({
      data: {
        environmentId: id,
        parkedBy: ctx.actor.name,
        parkedAt: ctx.clock.now(),
        steps: asJson(steps),
      },
    });
  });
}

/** What is still to be done on waking; an environment with nothing left is parked no more. */
async function keep(
  ctx: Context,
  { id }: Environment,
  steps: readonly ParkingStep[],
): Promise<void> {
  if (steps.length === 0) await ctx.db.parking.deleteMany({ where: { environmentId: id } });
  else {
    await ctx.db.parking.update({
      where: { environmentId: id },
      data: { steps: asJson(steps) },
    });
  }
}

async function tell(
  ctx: Context,
  name: string,
  kind: 'environment-parked' | 'environment-woken',
  { done, refused }: ParkingResult,
): Promise<void> {
  const what = kind === 'environment-parked' ? 'Parked' : 'Woken';
  const isParked = kind === 'environment-parked';
  noteChange({
    before: { parked: !isParked },
    after: { parked: isParked, done: done.length, refused: refused.length },
  });
  const rest = refused.length > 0 ? `, ${refused.length} refused` : '';
  await ctx.db.$transaction((tx) =>
    recordActivity(tx, [
      {
        environment: name,
        at: ctx.clock.now(),
        actor: ctx.actor.name,
        kind,
        severity: refused.length > 0 ? 'warning' : 'info',
        summary: `${what}: ${done.length} resources${rest}`,
      },
    ]),
  );
  ctx.signals.liveEventsWritten();
  ctx.signals.environmentMoved(name);
}
