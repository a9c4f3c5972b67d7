import { randomBytes, randomUUID } from 'node:crypto';
import { shareOf } from '../../control/share-of.ts';
import type { CallContext, PastRuns } from '../../service.ts';
import { type CrawlRecord, crawlers, crawls } from './crawler-store.ts';
import { messageOf, usualErrorOf } from './job-run-failure.ts';
import { type JobRecord, type JobRunRecord, jobRuns, jobs } from './job-store.ts';
import { invalidInput } from './refusals.ts';
import { runSettings } from './run-settings.ts';

/** Crawl times in AWS seconds, and what jobs take at least and at most. */
const seconds = { crawl: 150, shortestJob: 60, longestJob: 600 };

/**
 * Writes the history of a job or a crawler that has none yet, which then has no logs.
 * @throws AwsError EntityNotFoundException, InvalidInputException
 */
export function writePastRuns(ctx: CallContext, past: PastRuns): void {
  const { count, minutesApart, name, of } = past;
  const history = of === 'glue-job' ? jobRuns : crawls;
  if (history.newest(ctx, name)) throw invalidInput(`${name} has run already.`);
  const write = of === 'glue-job' ? pastJobRun(ctx, past) : pastCrawl(ctx, past);
  const nowMs = ctx.clock.now().getTime();
  ctx.store.transaction(() => {
    for (let back = count; back > 0; back -= 1) {
      write(new Date(nowMs - back * minutesApart * 60_000));
    }
  });
}

function pastJobRun(ctx: CallContext, { failureRate, name }: PastRuns): (startedAt: Date) => void {
  const job = jobs.existing(ctx, name);
  return (startedAt) => {
    const run = jobRunAt(job, startedAt);
    const hasFailed = shareOf(run.id) < failureRate;
    const error = messageOf(1 + Math.floor(shareOf(`${run.id}/line`) * 40), usualErrorOf(run.id));
    jobRuns.save(ctx, hasFailed ? { ...run, state: 'FAILED', error } : run);
  };
}

function jobRunAt(job: JobRecord, startedAt: Date): JobRunRecord {
  const id = `jr_${randomBytes(32).toString('hex')}`;
  const { longestJob, shortestJob } = seconds;
  const span = longestJob - shortestJob;
  const executionSeconds = shortestJob + Math.floor(shareOf(`${id}/time`) * span);
  const completedAt = after(startedAt, executionSeconds);
  return {
    id,
    jobName: job.name,
    attempt: 0,
    state: 'SUCCEEDED',
    startedAt: startedAt.toISOString(),
    updatedAt: completedAt,
    completedAt,
    executionSeconds,
    settings: runSettings(job, {}),
    predecessors: [],
    origin: {},
  };
}

function pastCrawl(ctx: CallContext, { failureRate, name }: PastRuns): (startedAt: Date) => void {
  const crawler = crawlers.existing(ctx, name);
  return (startedAt) => {
    const id = randomUUID();
    const outcome = shareOf(id) < failureRate ? 'FAILED' : 'COMPLETED';
    const crawl: CrawlRecord = {
      id,
      crawler: crawler.name,
      state: outcome,
      outcome,
      startedAt: startedAt.toISOString(),
      endedAt: after(startedAt, seconds.crawl),
      ...(outcome === 'FAILED' && { error: 'Internal Service Exception' }),
      origin: {},
    };
    crawls.save(ctx, crawl);
  };
}

function after(at: Date, elapsedSeconds: number): string {
  return new Date(at.getTime() + elapsedSeconds * 1000).toISOString();
}
