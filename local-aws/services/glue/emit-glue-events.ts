import type { CallContext } from '../../service.ts';
import { emitEvent } from '../event-bridge/emit-event.ts';
import type { CrawlRecord } from './crawler-store.ts';
import { glueArn } from './glue-tags.ts';
import type { JobRunRecord } from './job-store.ts';
import type { TableRecord } from './table-store.ts';

/** Sources of all of these: "Automating AWS Glue with EventBridge", AWS Glue developer guide, and its samples. */

const logGroup = '/aws-glue/crawlers';

export function emitCrawlStarted(ctx: CallContext, { crawler, startedAt }: CrawlRecord): void {
  emitCrawl(ctx, crawler, 'Started', { startTime: wholeSeconds(startedAt) });
}

/** A crawl that was stopped has no event of its own. */
export function emitCrawlEnded(ctx: CallContext, crawl: CrawlRecord): void {
  const { changes, crawler, endedAt = crawl.startedAt, error, outcome, startedAt } = crawl;
  const cloudWatchLogLink = `https://console.aws.amazon.com/cloudwatch/home?region=${ctx.region}#logEventViewer:group=${logGroup};stream=${crawler}`;
  if (outcome === 'FAILED') {
    emitCrawl(ctx, crawler, 'Failed', { errorMessage: error, cloudWatchLogLink });
  }
  if (outcome !== 'COMPLETED') return;
  const seconds = Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000);
  emitCrawl(ctx, crawler, 'Succeeded', {
    tablesCreated: String(changes?.tablesAdded.length ?? 0),
    tablesUpdated: String(changes?.tablesUpdated.length ?? 0),
    tablesDeleted: String(changes?.tablesDeleted.length ?? 0),
    partitionsCreated: String(changes?.partitionsAdded ?? 0),
    partitionsUpdated: '0',
    partitionsDeleted: String(changes?.partitionsDeleted ?? 0),
    warningMessage: 'N/A',
    'runningTime (sec)': String(seconds),
    completionDate: wholeSeconds(endedAt),
    cloudWatchLogLink,
  });
}

function emitCrawl(ctx: CallContext, crawlerName: string, state: string, more: object): void {
  emitEvent(ctx, () => ({
    source: 'aws.glue',
    detailType: 'Glue Crawler State Change',
    resources: [],
    detail: {
      accountId: ctx.account,
      crawlerName,
      state,
      message: `Crawler ${state}`,
      ...more,
    },
  }));
}

function wholeSeconds(at: string): string {
  return `${at.slice(0, 19)}Z`;
}

const endings: Readonly<Record<string, { readonly severity: string; readonly message: string }>> = {
  SUCCEEDED: { severity: 'INFO', message: 'Job run succeeded' },
  FAILED: { severity: 'ERROR', message: 'Job run failed' },
  TIMEOUT: { severity: 'WARN', message: 'Job run timed out' },
  STOPPED: { severity: 'INFO', message: 'Job run stopped' },
};

/** A failed run's message is its error. */
export function emitJobRunEnded(ctx: CallContext, run: JobRunRecord): void {
  const ending = endings[run.state];
  if (!ending) return;
  emitEvent(ctx, () => ({
    source: 'aws.glue',
    detailType: 'Glue Job State Change',
    resources: [],
    detail: {
      jobName: run.jobName,
      severity: ending.severity,
      state: run.state,
      jobRunId: run.id,
      message: run.error ?? ending.message,
    },
  }));
}

export function emitDatabaseChange(
  ctx: CallContext,
  databaseName: string,
  typeOfChange: 'CreateDatabase' | 'UpdateDatabase' | 'DeleteDatabase',
): void {
  emitCatalog(ctx, 'Database', `database/${databaseName}`, {
    databaseName,
    typeOfChange,
    changedTables: [],
  });
}

type TableName = Pick<TableRecord, 'database' | 'name'>;

/** Of a table that comes or goes the database tells. */
export function emitTableListChange(
  ctx: CallContext,
  { database, name }: TableName,
  typeOfChange: 'CreateTable' | 'DeleteTable' | 'BatchDeleteTable',
): void {
  emitCatalog(ctx, 'Database', `table/${database}/${name}`, {
    databaseName: database,
    typeOfChange,
    changedTables: [name],
  });
}

export function emitTableChange(
  ctx: CallContext,
  { database, name }: TableName,
  typeOfChange: 'UpdateTable' | 'CreatePartition' | 'BatchCreatePartition' | 'DeletePartition',
  changedPartitions: readonly (readonly string[])[] = [],
): void {
  emitCatalog(ctx, 'Table', `table/${database}/${name}`, {
    databaseName: database,
    tableName: name,
    typeOfChange,
    changedPartitions: changedPartitions.map((values) => `[${values.join(', ')}]`),
  });
}

function emitCatalog(
  ctx: CallContext,
  what: 'Database' | 'Table',
  resource: string,
  detail: object,
): void {
  emitEvent(ctx, () => ({
    source: 'aws.glue',
    detailType: `Glue Data Catalog ${what} State Change`,
    resources: [glueArn(ctx, resource)],
    detail,
  }));
}
