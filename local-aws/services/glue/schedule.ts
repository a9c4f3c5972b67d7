import type { CallContext } from '../../service.ts';
import { type Cron, nextTime, readCron } from './cron.ts';
import { invalidInput } from './refusals.ts';
import { waitUntil } from './wait-until.ts';

/** @throws AwsError InvalidInputException */
export function requireCron(expression: string | undefined): Cron {
  const cron = readCron(expression ?? '');
  if (cron) return cron;
  throw invalidInput(`Invalid schedule cron expression: ${expression ?? ''}`);
}

/** Runs a task whenever a schedule says so, for as long as `isCurrent` holds. */
export function followSchedule(
  ctx: CallContext,
  expression: string,
  isCurrent: () => boolean,
  task: () => void,
): void {
  const cron = readCron(expression);
  const due = cron && nextTime(cron, ctx.clock.now());
  if (!due) return;
  waitUntil(ctx.clock, due, () => {
    if (!isCurrent()) return;
    task();
    followSchedule(ctx, expression, isCurrent, task);
  });
}
