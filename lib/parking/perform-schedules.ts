import { recordActivity } from '#lib/activity/record-activity.ts';
import type { ParkingResult } from '#lib/api/parking.ts';
import { recorded } from '#lib/audit/recorded.ts';
import type { Context } from '#lib/context/context.ts';
import type { Environment, ParkSchedule } from '#lib/db/client.ts';
import { requireNoDeployment } from '#lib/deployments/active-deployment.ts';
import { AppError, type ErrorCode } from '#lib/errors/app-error.ts';
import { parkEnvironment, wakeEnvironment } from './parking.ts';
import { toSchedule } from './schedule-document.ts';
import { newestMoment, type ScheduleMoment } from './schedule-moments.ts';

interface ScheduleRow extends ParkSchedule {
  readonly environment: Environment;
}

/** How long nobody else takes up what one instance is doing; after that it is thought dead. */
const leaseMs = 600_000;
const retryMs = 60_000;
/** What AWS refuses to start, such as for want of capacity, is asked for again that long. */
const longestRetryMs = 3_600_000;

/** There is nothing to be done: it is as the schedule wants it. */
const alreadySo: ReadonlySet<ErrorCode> = new Set([
  'environment-parked',
  'environment-not-parked',
  'nothing-to-park',
]);

/**
 * Parks and wakes environments whose time has come: of several moments that were missed the newest, each once
 * however many instances ask. What cannot be done yet says why, and is tried again at a later call.
 */
export async function performDueSchedules(ctx: Context): Promise<void> {
  const rows = await ctx.db.parkSchedule.findMany({
    where: { enabled: true },
    include: { environment: true },
  });
  for (const row of rows) {
    try {
      await performDue(ctx, row);
    } catch (error) {
      ctx.log.warn({ err: error, environment: row.environment.name }, 'schedule not performed');
    }
  }
}

async function performDue(ctx: Context, row: ScheduleRow): Promise<void> {
  const now = ctx.clock.now();
  const moment = newestMoment(toSchedule(row), now);
  if (!moment || moment.at <= row.doneUntil) return;
  if (row.notBefore && row.notBefore > now) return;
  if (!(await claim(ctx, row, now))) return;
  const reason = await perform(ctx, row, moment);
  if (reason === undefined) {
    await write(ctx, row, { doneUntil: moment.at, notBefore: null, waitingReason: null });
    return;
  }
  const notBefore = new Date(ctx.clock.now().getTime() + retryMs);
  await write(ctx, row, { notBefore, waitingReason: reason });
  if (reason !== row.waitingReason) await tellWaiting(ctx, row, reason);
}

/** Whether this instance is the one that does it. */
async function claim(ctx: Context, row: ScheduleRow, now: Date): Promise<boolean> {
  const { environmentId, changedAt, doneUntil } = row;
  const { count } = await ctx.db.parkSchedule.updateMany({
    where: {
      environmentId,
      changedAt,
      doneUntil,
      enabled: true,
      OR: [{ notBefore: null }, { notBefore: { lte: now } }],
    },
    data: { notBefore: new Date(now.getTime() + leaseMs) },
  });
  return count === 1;
}

/** Writes how far it is, unless the schedule was changed meanwhile. */
async function write(
  ctx: Context,
  { environmentId, changedAt }: ScheduleRow,
  data: Partial<Pick<ParkSchedule, 'doneUntil' | 'notBefore' | 'waitingReason'>>,
): Promise<void> {
  await ctx.db.parkSchedule.updateMany({ where: { environmentId, changedAt }, data });
}

/** Why it could not be done yet, or undefined once there is nothing left to do. */
async function perform(
  ctx: Context,
  { environment }: ScheduleRow,
  { action, at }: ScheduleMoment,
): Promise<string | undefined> {
  const { id, name } = environment;
  const what = action === 'park' ? 'Parking' : 'Waking';
  const asked = { action: `${action}BySchedule`, environment: name, target: name };
  try {
    await requireNoDeployment(ctx.db, id);
    if (action === 'park') {
      await recorded(ctx, asked, () => parkEnvironment(ctx, { name, confirm: name }));
      return undefined;
    }
    const { refused } = await recorded(ctx, asked, () => wakeEnvironment(ctx, { name }));
    const isLate = ctx.clock.now().getTime() - at.getTime() >= longestRetryMs;
    return isLate ? undefined : refusal(refused);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return alreadySo.has(error.code) ? undefined : `${what} waits: ${error.message}`;
  }
}

function refusal(refused: ParkingResult['refused']): string | undefined {
  const [first] = refused;
  return first && `Waking waits: ${first.step.resourceName}: ${first.reason}`;
}

async function tellWaiting(
  ctx: Context,
  { environment }: ScheduleRow,
  summary: string,
): Promise<void> {
  await ctx.db.$transaction((tx) =>
    recordActivity(tx, [
      {
        environment: environment.name,
        at: ctx.clock.now(),
        actor: ctx.actor.name,
        kind: 'parking-schedule-waits',
        severity: 'warning',
        summary,
      },
    ]),
  );
  ctx.signals.liveEventsWritten();
}
