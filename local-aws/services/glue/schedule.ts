import type { Clock } from '../../clock.ts';
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
  clock: Clock,
  expression: string,
  isCurrent: () => boolean,
  task: () => void,
): void {
  const cron = readCron(expression);
  const due = cron && nextTime(cron, clock.now());
  if (!due) return;
  waitUntil(clock, due, () => {
    if (!isCurrent()) return;
    task();
    followSchedule(clock, expression, isCurrent, task);
  });
}
