import { randomUUID } from 'node:crypto';
import { AwsError, type CallContext } from '../../service.ts';
import { writeLogLines } from '../write-log-lines.ts';
import { crawl } from './crawl.ts';
import {
  type CrawlChanges,
  type CrawlerRecord,
  type CrawlRecord,
  crawlers,
  crawls,
} from './crawler-store.ts';
import { emitCrawlEnded, emitCrawlStarted } from './emit-glue-events.ts';
import { crawlEnds } from './outcomes.ts';
import { type RunOrigin, runEnded } from './run-ended.ts';
import { plannedFailure } from './run-failure.ts';

/** AWS time in seconds: what a small crawl takes until its work is done, and what it then takes to stop. */
export const crawlSeconds = { running: 90, stopping: 60 };

export const crawlerLogGroup = '/aws-glue/crawlers';

/** @throws AwsError CrawlerRunningException, CrawlerStoppingException */
export function startCrawl(
  ctx: CallContext,
  crawler: CrawlerRecord,
  origin: RunOrigin,
): CrawlRecord {
  if (crawler.state === 'RUNNING') {
    throw new AwsError(
      'CrawlerRunningException',
      `Crawler with name ${crawler.name} has already started`,
    );
  }
  if (crawler.state === 'STOPPING') {
    throw new AwsError('CrawlerStoppingException', `Crawler with name ${crawler.name} is stopping`);
  }
  crawls.forgetOldest(ctx, crawler.name);
  const started = crawls.save(ctx, {
    id: randomUUID(),
    crawler: crawler.name,
    state: 'RUNNING',
    startedAt: ctx.clock.now().toISOString(),
    origin,
  });
  crawlers.save(ctx, { ...crawler, state: 'RUNNING', crawlId: started.id });
  emitCrawlStarted(ctx, started);
  void log(ctx, started, [`BENCHMARK : Running Start Crawl for Crawler ${crawler.name}`]);
  ctx.clock.after(crawlSeconds.running, () => void work(ctx, started));
  return started;
}

/** Stops at once: what has not been found yet will not be written. */
export function stopCrawl(ctx: CallContext, crawler: CrawlerRecord): void {
  const running = currentCrawl(ctx, crawler);
  if (running) stopping(ctx, { ...running, outcome: 'STOPPED' });
}

/** Takes up again what a restart interrupted; what was left of a wait is not kept. */
export function resumeCrawls(ctx: CallContext): void {
  for (const crawler of crawlers.all(ctx)) {
    const current = currentCrawl(ctx, crawler);
    if (!current) continue;
    if (crawler.state === 'RUNNING') {
      ctx.clock.after(crawlSeconds.running, () => void work(ctx, current));
    } else {
      ctx.clock.after(crawlSeconds.stopping, () => end(ctx, current));
    }
  }
}

function currentCrawl(ctx: CallContext, { name, crawlId }: CrawlerRecord): CrawlRecord | undefined {
  return crawlId === undefined ? undefined : crawls.find(ctx, name, crawlId);
}

async function work(ctx: CallContext, started: CrawlRecord): Promise<void> {
  const crawler = runningAs(ctx, started);
  if (!crawler) return;
  const result = await attempt(ctx, crawler, started.id);
  const current = runningAs(ctx, started);
  if (!current) return;
  stopping(ctx, { ...started, ...result });
  await log(ctx, started, linesOf(result));
}

function runningAs(ctx: CallContext, { crawler, id }: CrawlRecord): CrawlerRecord | undefined {
  const found = crawlers.find(ctx, crawler);
  return found?.crawlId === id && found.state === 'RUNNING' ? found : undefined;
}

const usualError = 'Internal Service Exception';

type Result = Pick<CrawlRecord, 'outcome' | 'error' | 'changes'>;

async function attempt(ctx: CallContext, crawler: CrawlerRecord, id: string): Promise<Result> {
  const planned = plannedFailure(ctx, 'glue-crawler', id, [crawler.name]);
  if (planned) return { outcome: 'FAILED', error: planned.message ?? usualError };
  try {
    return { outcome: 'COMPLETED', changes: await crawl(ctx, crawler) };
  } catch (cause) {
    const error = cause instanceof AwsError ? cause.message : usualError;
    return { outcome: 'FAILED', error };
  }
}

function stopping(ctx: CallContext, crawl: CrawlRecord): void {
  const crawler = crawlers.find(ctx, crawl.crawler);
  if (!crawler) return;
  crawls.save(ctx, crawl);
  crawlers.save(ctx, { ...crawler, state: 'STOPPING' });
  ctx.clock.after(crawlSeconds.stopping, () => end(ctx, crawl));
}

function end(ctx: CallContext, crawl: CrawlRecord): void {
  const crawler = crawlers.find(ctx, crawl.crawler);
  if (crawler?.crawlId !== crawl.id) return;
  const { outcome = 'FAILED', error } = crawl;
  const endedAt = ctx.clock.now().toISOString();
  const ended = crawls.save(ctx, { ...crawl, outcome, state: outcome, endedAt });
  const { crawlId, ...idle } = crawler;
  crawlers.save(ctx, {
    ...idle,
    state: 'READY',
    lastCrawl: {
      Status: crawlEnds[outcome],
      ...(error && { ErrorMessage: error }),
      LogGroup: crawlerLogGroup,
      LogStream: crawler.name,
      MessagePrefix: crawl.id,
      StartTime: crawl.startedAt,
    },
  });
  void log(ctx, crawl, ['BENCHMARK : Crawler has finished running and is in state READY']);
  emitCrawlEnded(ctx, ended);
  runEnded(ctx, crawl.origin);
}

function linesOf({ changes, error }: Result): string[] {
  if (error !== undefined) return [`ERROR : ${error}`];
  return [
    'BENCHMARK : Classification complete, writing results to database',
    ...lines('Created table', changes, 'tablesAdded'),
    ...lines('Updated table', changes, 'tablesUpdated'),
    ...lines('Deleted table', changes, 'tablesDeleted'),
    `INFO : Added ${changes?.partitionsAdded ?? 0} partitions`,
    'BENCHMARK : Finished writing to Catalog',
  ];
}

function lines(
  text: string,
  changes: CrawlChanges | undefined,
  member: 'tablesAdded' | 'tablesUpdated' | 'tablesDeleted',
): string[] {
  return (changes?.[member] ?? []).map((name) => `INFO : ${text} ${name}`);
}

async function log(ctx: CallContext, { crawler, id }: CrawlRecord, texts: string[]): Promise<void> {
  const prefixed = texts.map((text) => `[${id}] ${text}`);
  await writeLogLines(ctx, crawlerLogGroup, crawler, prefixed);
}
