import { randomUUID } from 'node:crypto';
import type {
  StartCrawlerScheduleRequest,
  StopCrawlerScheduleRequest,
  UpdateCrawlerScheduleRequest,
} from '@aws-sdk/client-glue';
import { AwsError, type CallContext } from '../../service.ts';
import { startCrawl } from './crawler-life.ts';
import { type CrawlerRecord, type CrawlerSchedule, crawlers } from './crawler-store.ts';
import { followSchedule, requireCron } from './schedule.ts';

/** @throws AwsError InvalidInputException */
export function scheduleOf(expression: string): CrawlerSchedule {
  requireCron(expression);
  return { expression, state: 'SCHEDULED', stamp: randomUUID() };
}

/** Without a schedule the crawler runs on demand only. */
export function setSchedule(
  ctx: CallContext,
  record: CrawlerRecord,
  schedule: CrawlerSchedule | undefined,
): void {
  const { schedule: _, ...others } = record;
  const saved = crawlers.save(ctx, { ...others, ...(schedule && { schedule }) });
  follow(ctx, saved);
}

function follow(ctx: CallContext, { name, schedule }: CrawlerRecord): void {
  if (schedule?.state !== 'SCHEDULED') return;
  const current = () => crawlers.find(ctx, name);
  followSchedule(
    ctx.clock,
    schedule.expression,
    () => current()?.schedule?.stamp === schedule.stamp,
    () => {
      const crawler = current();
      if (crawler?.state === 'READY') startCrawl(ctx, crawler, {});
    },
  );
}

export function resumeCrawlerSchedules(ctx: CallContext): void {
  for (const crawler of crawlers.all(ctx)) follow(ctx, crawler);
}

/** @throws AwsError NoScheduleException, SchedulerRunningException, EntityNotFoundException */
export function startCrawlerSchedule(
  { CrawlerName }: StartCrawlerScheduleRequest,
  ctx: CallContext,
): object {
  const record = crawlers.existing(ctx, CrawlerName);
  const { schedule } = record;
  if (!schedule) throw noSchedule(record);
  if (schedule.state === 'SCHEDULED') {
    throw new AwsError(
      'SchedulerRunningException',
      `Schedule of crawler ${record.name} is already running.`,
    );
  }
  setSchedule(ctx, record, { ...schedule, state: 'SCHEDULED', stamp: randomUUID() });
  return {};
}

/** @throws AwsError SchedulerNotRunningException, EntityNotFoundException */
export function stopCrawlerSchedule(
  { CrawlerName }: StopCrawlerScheduleRequest,
  ctx: CallContext,
): object {
  const record = crawlers.existing(ctx, CrawlerName);
  const { schedule } = record;
  if (schedule?.state !== 'SCHEDULED') {
    throw new AwsError(
      'SchedulerNotRunningException',
      `Schedule of crawler ${record.name} is not running.`,
    );
  }
  setSchedule(ctx, record, { ...schedule, state: 'NOT_SCHEDULED', stamp: randomUUID() });
  return {};
}

export function updateCrawlerSchedule(
  { CrawlerName, Schedule = '' }: UpdateCrawlerScheduleRequest,
  ctx: CallContext,
): object {
  const record = crawlers.existing(ctx, CrawlerName);
  setSchedule(ctx, record, Schedule ? scheduleOf(Schedule) : undefined);
  return {};
}

function noSchedule({ name }: CrawlerRecord): AwsError {
  return new AwsError('NoScheduleException', `Crawler ${name} has no schedule.`);
}
