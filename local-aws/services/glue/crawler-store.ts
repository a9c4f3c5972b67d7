import type { CrawlerState, CreateCrawlerRequest, LastCrawlInfo } from '@aws-sdk/client-glue';
import { namedStore } from './named-store.ts';
import type { RunOrigin } from './run-ended.ts';
import { runHistory } from './run-history.ts';

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

export const crawls = runHistory<CrawlRecord>(
  'glue.crawl',
  ({ crawler }) => crawler,
  ({ state }) => state !== 'RUNNING',
);
