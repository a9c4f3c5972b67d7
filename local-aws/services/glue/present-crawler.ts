import type { Crawler } from '@aws-sdk/client-glue';
import type { CallContext } from '../../service.ts';
import { type CrawlerRecord, crawls } from './crawler-store.ts';

export function presentCrawler(ctx: CallContext, record: CrawlerRecord): Crawler {
  const { settings, schedule, lastCrawl } = record;
  return {
    ...settings,
    Name: record.name,
    Classifiers: settings.Classifiers ?? [],
    RecrawlPolicy: settings.RecrawlPolicy ?? { RecrawlBehavior: 'CRAWL_EVERYTHING' },
    SchemaChangePolicy: {
      UpdateBehavior: 'UPDATE_IN_DATABASE',
      DeleteBehavior: 'DEPRECATE_IN_DATABASE',
      ...settings.SchemaChangePolicy,
    },
    LineageConfiguration: settings.LineageConfiguration ?? { CrawlerLineageSettings: 'DISABLE' },
    State: record.state,
    ...(schedule && {
      Schedule: { ScheduleExpression: schedule.expression, State: schedule.state },
    }),
    CrawlElapsedTime: elapsedMs(ctx, record),
    CreationTime: new Date(record.createdAt),
    LastUpdated: new Date(record.updatedAt),
    ...(lastCrawl && {
      LastCrawl: { ...lastCrawl, StartTime: new Date(lastCrawl.StartTime) },
    }),
    Version: record.version,
  };
}

/** Milliseconds of wall time since the crawl under way began; 0 where none is. */
function elapsedMs(ctx: CallContext, { name, crawlId }: CrawlerRecord): number {
  const crawl = crawlId && crawls.find(ctx, name, crawlId);
  return crawl ? ctx.clock.now().getTime() - Date.parse(crawl.startedAt) : 0;
}
