import type { CrawlerState, CreateCrawlerRequest, LastCrawlInfo } from '@aws-sdk/client-glue';
import type { CallContext } from '../../service.ts';
import { namedStore } from './named-store.ts';
import type { RunOrigin } from './run-ended.ts';

/** What a crawler is told to do, as it was given. */
export type CrawlerSettings = Omit<CreateCrawlerRequest, 'Name' | 'Schedule' | 'Tags'>;

export interface CrawlerSchedule {
  readonly expression: string;
  readonly state: 'SCHEDULED' | 'NOT_SCHEDULED';
  /** Changes whenever the schedule does, so that a timer of an earlier one is known. */
  readonly stamp: string;
}

export interface CrawlerRecord {
  readonly name: string;
  readonly settings: CrawlerSettings;
  readonly schedule?: CrawlerSchedule;
  readonly state: CrawlerState;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** While it runs or stops. */
  readonly crawlId?: string;
  readonly lastCrawl?: Omit<LastCrawlInfo, 'StartTime'> & { readonly StartTime: string };
}

export interface CrawlChanges {
  readonly tablesAdded: readonly string[];
  readonly tablesUpdated: readonly string[];
  readonly tablesDeleted: readonly string[];
  readonly partitionsAdded: number;
  readonly partitionsDeleted: number;
}

export interface CrawlRecord {
  readonly id: string;
  readonly crawler: string;
  readonly state: 'RUNNING' | 'COMPLETED' | 'FAILED' | 'STOPPED';
  /** How it will end, known once the work is done and the crawler is stopping. */
  readonly outcome?: 'COMPLETED' | 'FAILED' | 'STOPPED';
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly error?: string;
  readonly changes?: CrawlChanges;
  readonly origin: RunOrigin;
}

export const crawlers = namedStore<CrawlerRecord>(
  'glue.crawler',
  (name) => `Crawler with name ${name} does not exist`,
);

const keptCrawls = 100;
const collectionOf = (crawler: string) => `glue.crawl:${crawler}`;

/** A crawler's crawls, the newest first. */
export function crawlsOf(ctx: CallContext, crawler: string): CrawlRecord[] {
  return ctx.store.list<CrawlRecord>(collectionOf(crawler)).reverse();
}

export function findCrawl(ctx: CallContext, crawler: string, id: string): CrawlRecord | undefined {
  return ctx.store.get<CrawlRecord>(collectionOf(crawler), id);
}

export function saveCrawl(ctx: CallContext, crawl: CrawlRecord): CrawlRecord {
  ctx.store.put(collectionOf(crawl.crawler), crawl.id, crawl);
  return crawl;
}

/** Makes room for a new crawl. */
export function forgetOldCrawls(ctx: CallContext, crawler: string, kept = keptCrawls - 1): void {
  for (const { id } of crawlsOf(ctx, crawler).slice(kept)) {
    ctx.store.delete(collectionOf(crawler), id);
  }
}
