import { recordActivity } from '#lib/activity/record-activity.ts';
import type { ParkingSchedule, ParkingScheduleState } from '#lib/api/parking-schedule.ts';
import type { Context } from '#lib/context/context.ts';
import { noteChange } from '#lib/context/trace.ts';
import { lockEnvironment } from '#lib/deployments/active-deployment.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { asJson } from '#lib/live/publish.ts';
import { describeSchedule, toSchedule, toScheduleState } from './schedule-document.ts';

/** Says when an environment is parked and woken, from now on. Throws `environment-not-found`. */
export async function setParkingSchedule(
  ctx: Context,
  { name, ...schedule }: ParkingSchedule & { readonly name: string },
): Promise<ParkingScheduleState> {
  const now = ctx.clock.now();
  const state = await ctx.db.$transaction(async (tx) => {
    const { id: environmentId } = await requireEnvironment(tx, name);
    await lockEnvironment(tx, environmentId);
    const known = await tx.parkSchedule.findUnique({ where: { environmentId } });
    noteChange({ before: known && toSchedule(known), after: schedule });
    const data = {
      ...schedule,
      days: asJson(schedule.days),
      changedBy: ctx.actor.name,
      changedAt: now,
      doneUntil: now,
      notBefore: null,
      waitingReason: null,
    };
    const row = await tx.parkSchedule.upsert({
      where: { environmentId },
      create: { environmentId, ...data },
      update: data,
    });
    await recordActivity(tx, [
      {
        environment: name,
        at: now,
        actor: ctx.actor.name,
        kind: 'parking-schedule-changed',
        severity: 'info',
        summary: `Parking schedule: ${describeSchedule(schedule)}`,
      },
    ]);
    return toScheduleState(row, now);
  });
  ctx.signals.liveEventsWritten();
  return state;
}
