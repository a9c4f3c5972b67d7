import type {
  BatchGetCrawlersRequest,
  BatchGetCrawlersResponse,
  CreateCrawlerRequest,
  DeleteCrawlerRequest,
  GetCrawlerRequest,
  GetCrawlerResponse,
  GetCrawlersRequest,
  GetCrawlersResponse,
  ListCrawlersRequest,
  ListCrawlersResponse,
  StartCrawlerRequest,
  StopCrawlerRequest,
  UpdateCrawlerRequest,
} from '@aws-sdk/client-glue';
import { AwsError, type CallContext } from '../../service.ts';
import { startCrawl, stopCrawl } from './crawler-life.ts';
import { scheduleOf, setSchedule } from './crawler-schedules.ts';
import { type CrawlerRecord, crawlers, crawls } from './crawler-store.ts';
import { glueArn, glueTags, namesWithTags } from './glue-tags.ts';
import { pageOf } from './page.ts';
import { presentCrawler } from './present-crawler.ts';
import { alreadyExists, invalidInput, requireName } from './refusals.ts';

/** @throws AwsError AlreadyExistsException, InvalidInputException */
export function createCrawler(input: CreateCrawlerRequest, ctx: CallContext): object {
  const { Name, Schedule, Tags = {}, ...settings } = input;
  const name = requireName(Name);
  if (crawlers.find(ctx, name)) {
    throw alreadyExists(`Crawler with name ${name} already exists`);
  }
  requireTargets(settings.Targets);
  const now = ctx.clock.now().toISOString();
  const schedule = Schedule ? scheduleOf(Schedule) : undefined;
  const record: CrawlerRecord = {
    name,
    settings,
    state: 'READY',
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  crawlers.save(ctx, record);
  if (schedule) setSchedule(ctx, record, schedule);
  glueTags.add(ctx, glueArn(ctx, `crawler/${name}`), Tags);
  return {};
}

function requireTargets(targets: CreateCrawlerRequest['Targets']): void {
  if (Object.values(targets ?? {}).some((list) => list.length > 0)) return;
  throw invalidInput('Crawler targets cannot be empty.');
}

/**
 * Changes what is given; an empty schedule takes it away.
 * @throws AwsError CrawlerRunningException, EntityNotFoundException, InvalidInputException
 */
export function updateCrawler(input: UpdateCrawlerRequest, ctx: CallContext): object {
  const { Name, Schedule, ...settings } = input;
  const record = idleCrawler(ctx, Name, 'cannot be updated while it is running');
  if (settings.Targets) requireTargets(settings.Targets);
  const schedule = Schedule ? scheduleOf(Schedule) : undefined;
  const changed: CrawlerRecord = {
    ...record,
    settings: { ...record.settings, ...settings },
    version: record.version + 1,
    updatedAt: ctx.clock.now().toISOString(),
  };
  crawlers.save(ctx, changed);
  if (Schedule !== undefined) setSchedule(ctx, changed, schedule);
  return {};
}

/** @throws AwsError CrawlerRunningException, EntityNotFoundException */
export function deleteCrawler({ Name }: DeleteCrawlerRequest, ctx: CallContext): object {
  const { name } = idleCrawler(ctx, Name, 'cannot be deleted while it is running');
  crawlers.remove(ctx, name);
  crawls.forgetAll(ctx, name);
  glueTags.forget(ctx, glueArn(ctx, `crawler/${name}`));
  return {};
}

function idleCrawler(ctx: CallContext, name: string | undefined, refusal: string): CrawlerRecord {
  const record = crawlers.existing(ctx, name);
  if (record.state === 'READY') return record;
  throw new AwsError('CrawlerRunningException', `Crawler with name ${record.name} ${refusal}`);
}

export function getCrawler({ Name }: GetCrawlerRequest, ctx: CallContext): GetCrawlerResponse {
  return { Crawler: presentCrawler(ctx, crawlers.existing(ctx, Name)) };
}

export function getCrawlers(input: GetCrawlersRequest, ctx: CallContext): GetCrawlersResponse {
  const { items, NextToken } = pageOf(crawlers.all(ctx), input);
  return {
    Crawlers: items.map((record) => presentCrawler(ctx, record)),
    ...(NextToken && { NextToken }),
  };
}

/** With tags given, only crawlers that carry them all. */
export function listCrawlers(input: ListCrawlersRequest, ctx: CallContext): ListCrawlersResponse {
  const names = namesWithTags(ctx, 'crawler', crawlers.all(ctx), input.Tags);
  const { items, NextToken } = pageOf(names, input);
  return { CrawlerNames: items, ...(NextToken && { NextToken }) };
}

export function batchGetCrawlers(
  { CrawlerNames = [] }: BatchGetCrawlersRequest,
  ctx: CallContext,
): BatchGetCrawlersResponse {
  const found = CrawlerNames.map((name) => crawlers.find(ctx, name));
  return {
    Crawlers: found.flatMap((record) => (record ? [presentCrawler(ctx, record)] : [])),
    CrawlersNotFound: CrawlerNames.filter((_, index) => !found[index]),
  };
}

export function startCrawler({ Name }: StartCrawlerRequest, ctx: CallContext): object {
  startCrawl(ctx, crawlers.existing(ctx, Name), {});
  return {};
}

/** @throws AwsError CrawlerNotRunningException, CrawlerStoppingException, EntityNotFoundException */
export function stopCrawler({ Name }: StopCrawlerRequest, ctx: CallContext): object {
  const crawler = crawlers.existing(ctx, Name);
  if (crawler.state === 'STOPPING') {
    throw new AwsError('CrawlerStoppingException', `Crawler with name ${crawler.name} is stopping`);
  }
  if (crawler.state === 'READY') {
    throw new AwsError(
      'CrawlerNotRunningException',
      `Crawler with name ${crawler.name} is not running`,
    );
  }
  stopCrawl(ctx, crawler);
  return {};
}
