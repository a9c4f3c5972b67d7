import type {
  CrawlerHistory,
  CrawlsFilter,
  GetCrawlerMetricsRequest,
  GetCrawlerMetricsResponse,
  ListCrawlsRequest,
  ListCrawlsResponse,
} from '@aws-sdk/client-glue';
import type { CallContext } from '../../service.ts';
import { crawlerLogGroup, crawlSeconds } from './crawler-life.ts';
import { type CrawlerRecord, type CrawlRecord, crawlers, crawls } from './crawler-store.ts';
import { pageOf, requirePageSize } from './page.ts';

/** The newest first. */
export function listCrawls(input: ListCrawlsRequest, ctx: CallContext): ListCrawlsResponse {
  const { name } = crawlers.existing(ctx, input.CrawlerName);
  requirePageSize(input, 100);
  const { Filters = [] } = input;
  const paging = { MaxResults: 20, ...input };
  const fits = (crawl: CrawlRecord) => Filters.every((filter) => passes(present(crawl), filter));
  const { items, NextToken } =
    Filters.length === 0
      ? crawls.page(ctx, name, paging)
      : pageOf(crawls.where(ctx, name, fits), paging);
  return { Crawls: items.map(present), ...(NextToken && { NextToken }) };
}

/** AWS time in hours of the two data processing units that a crawl takes. */
const dpuHours = (2 * (crawlSeconds.running + crawlSeconds.stopping)) / 3600;

function present(crawl: CrawlRecord): CrawlerHistory {
  const { changes, endedAt, error, id } = crawl;
  return {
    CrawlId: id,
    State: crawl.state,
    StartTime: new Date(crawl.startedAt),
    ...(endedAt && { EndTime: new Date(endedAt), DPUHour: Math.round(dpuHours * 1000) / 1000 }),
    ...(changes && crawl.state !== 'RUNNING' && { Summary: summaryOf(changes) }),
    ...(error && { ErrorMessage: error }),
    LogGroup: crawlerLogGroup,
    LogStream: crawl.crawler,
    MessagePrefix: id,
  };
}

/** What changed in the catalog, as JSON. */
function summaryOf(changes: NonNullable<CrawlRecord['changes']>): string {
  const tables = (names: readonly string[]) =>
    names.length === 0 ? undefined : { Count: names.length, Details: { names } };
  const partitions = (Count: number) => (Count === 0 ? undefined : { Count });
  return JSON.stringify({
    TABLE: {
      ADD: tables(changes.tablesAdded),
      UPDATE: tables(changes.tablesUpdated),
      DELETE: tables(changes.tablesDeleted),
    },
    PARTITION: {
      ADD: partitions(changes.partitionsAdded),
      DELETE: partitions(changes.partitionsDeleted),
    },
  });
}

/** Times are compared as milliseconds since 1970. */
function passes(crawl: CrawlerHistory, filter: CrawlsFilter): boolean {
  const { FieldName = 'CRAWL_ID', FieldValue = '', FilterOperator = 'EQ' } = filter;
  const value = {
    CRAWL_ID: crawl.CrawlId,
    STATE: crawl.State,
    START_TIME: crawl.StartTime?.getTime(),
    END_TIME: crawl.EndTime?.getTime(),
    DPU_HOUR: crawl.DPUHour,
  }[FieldName];
  if (value === undefined) return false;
  if (typeof value === 'string') return (value === FieldValue) === (FilterOperator !== 'NE');
  const order = value - Number(FieldValue);
  return {
    EQ: order === 0,
    NE: order !== 0,
    GT: order > 0,
    GE: order >= 0,
    LT: order < 0,
    LE: order <= 0,
  }[FilterOperator];
}

/** For the crawlers named, or for all of them. */
export function getCrawlerMetrics(
  input: GetCrawlerMetricsRequest,
  ctx: CallContext,
): GetCrawlerMetricsResponse {
  const { CrawlerNameList = [] } = input;
  const wanted = crawlers
    .all(ctx)
    .filter(({ name }) => CrawlerNameList.length === 0 || CrawlerNameList.includes(name));
  const { items, NextToken } = pageOf(wanted, input);
  return {
    CrawlerMetricsList: items.map((record) => metricsOf(ctx, record)),
    ...(NextToken && { NextToken }),
  };
}

function metricsOf(ctx: CallContext, { name, state }: CrawlerRecord) {
  const ended = crawls.where(ctx, name, ({ endedAt }) => endedAt !== undefined);
  const seconds = ended.map(({ startedAt, endedAt = startedAt }) =>
    Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000),
  );
  const count = (member: 'tablesAdded' | 'tablesUpdated' | 'tablesDeleted') =>
    ended.reduce((sum, { changes }) => sum + (changes?.[member].length ?? 0), 0);
  return {
    CrawlerName: name,
    TimeLeftSeconds: 0,
    StillEstimating: state === 'RUNNING',
    LastRuntimeSeconds: seconds[0] ?? 0,
    MedianRuntimeSeconds: seconds.toSorted((a, b) => a - b)[Math.floor(seconds.length / 2)] ?? 0,
    TablesCreated: count('tablesAdded'),
    TablesUpdated: count('tablesUpdated'),
    TablesDeleted: count('tablesDeleted'),
  };
}
