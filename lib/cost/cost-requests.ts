import type { Db } from '#lib/db/client.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { dayOf } from './billing-days.ts';

/** Of Cost Explorer, for each page of an answer ("AWS Cost Explorer pricing"). */
export const usdARequest = 0.01;

/** Of an environment; a reading takes two to four. */
export const mostRequestsADay = 12;

/**
 * Counts a request before it is sent, however many instances ask. Throws `too-many-requests` with the seconds
 * until the day is over, and `actual-cost-off`.
 */
export async function chargeRequest(
  db: Pick<Db, 'actualCost'>,
  environmentId: string,
  now: Date,
): Promise<void> {
  const requestDay = dayOf(now);
  await db.actualCost.updateMany({
    where: { environmentId, requestDay: { not: requestDay } },
    data: { requestDay, requests: 0 },
  });
  const { count } = await db.actualCost.updateMany({
    where: { environmentId, enabled: true, requestDay, requests: { lt: mostRequestsADay } },
    data: { requests: { increment: 1 } },
  });
  if (count === 1) return;
  const row = await db.actualCost.findUnique({ where: { environmentId } });
  if (!row?.enabled) throw actualCostOff();
  const retryAfterSeconds = Math.ceil((Date.parse(requestDay) - now.getTime()) / 1000) + 86_400;
  throw new AppError(
    'too-many-requests',
    `Cost Explorer was asked ${mostRequestsADay} times today, which is as often as it may be. It is asked again tomorrow, in UTC.`,
    { retryAfterSeconds },
  );
}

export function actualCostOff(): AppError {
  return new AppError(
    'actual-cost-off',
    'Actual costs are off: each request to Cost Explorer costs $0.01. Switch them on first.',
  );
}
