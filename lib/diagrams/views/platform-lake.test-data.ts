import { catalogTables } from '#cloudformation/data-lake/tables.ts';
import type { JsonValue, ResourceNode } from '#lib/resources/graph.ts';
import { arn, sample } from './sample-resource.test-data.ts';

const bucket = 'dev-data-lake-1a2b3c';
const database = 'dev_data_lake_catalog';
export const glueRole = 'arn:aws:iam::123456789012:role/dev-glue';

export const sampleLake: readonly ResourceNode[] = [
  sample(
    'data-lake/Bucket',
    'S3::Bucket',
    bucket,
    {
      Name: bucket,
      Versioning: { Status: 'Enabled' },
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      Usage: {
        Objects: 1_250,
        Bytes: 52_428_800,
        Prefixes: [
          { Prefix: 'raw/', Objects: 1_204, Bytes: 50_331_648 },
          { Prefix: 'processed/', Objects: 46, Bytes: 2_097_152 },
        ],
        IsPartial: false,
      },
    },
    { arn: `arn:aws:s3:::${bucket}` },
  ),
  sample('data-lake/AccessLogBucket', 'S3::Bucket', 'dev-access-logs-1a2b3c', {
    Name: 'dev-access-logs-1a2b3c',
  }),
  sample(
    'data-lake/Key',
    'KMS::Key',
    'key-lake',
    { KeyId: 'key-lake', KeyState: 'Enabled' },
    { statusText: 'Enabled' },
  ),
  sample('data-lake/CatalogDatabase', 'Glue::Database', database, { Name: database }),
  ...catalogTables.map(({ logicalId, name, location }) =>
    sample(`data-lake/${logicalId}`, 'Glue::Table', `${database}/${name}`, {
      Name: name,
      DatabaseName: database,
      StorageDescriptor: { Location: `s3://${bucket}/${location}` },
    }),
  ),
];

function crawler(
  place: string,
  name: string,
  properties: Record<string, JsonValue>,
  over: Partial<ResourceNode>,
): ResourceNode {
  return sample(
    place,
    'Glue::Crawler',
    name,
    { Name: name, Role: 'dev-glue', DatabaseName: database, ...properties },
    over,
  );
}

function job(
  place: string,
  name: string,
  lastRun: Record<string, JsonValue>,
  over: Partial<ResourceNode>,
): ResourceNode {
  return sample(
    place,
    'Glue::Job',
    name,
    {
      Name: name,
      Role: glueRole,
      Command: { Name: 'glueetl', PythonVersion: '3' },
      WorkerType: 'G.1X',
      NumberOfWorkers: 2,
      Timeout: 60,
      LastRun: lastRun,
    },
    over,
  );
}

function trigger(
  name: string,
  type: string,
  action: Record<string, string>,
  condition?: Record<string, string>,
): ResourceNode {
  return sample(
    `etl/${name}`,
    'Glue::Trigger',
    `dev-etl-${name}`,
    {
      Name: `dev-etl-${name}`,
      Type: type,
      WorkflowName: 'dev-etl-workflow',
      Actions: [action],
      ...(condition && { Predicate: { Logical: 'AND', Conditions: [condition] } }),
    },
    { statusText: 'ACTIVATED' },
  );
}

export const sampleEtl: readonly ResourceNode[] = [
  crawler(
    'etl/RawCrawler',
    'dev-raw-data',
    {
      State: 'RUNNING',
      Targets: { S3Targets: [{ Path: `s3://${bucket}/raw/` }] },
      LastCrawl: { Status: 'SUCCEEDED', StartTime: '2026-11-23T09:00:00.000Z' },
    },
    { status: 'changing', statusText: 'RUNNING' },
  ),
  crawler(
    'etl/ProcessedCrawler',
    'dev-processed-data',
    {
      State: 'READY',
      Targets: {
        CatalogTargets: [
          { DatabaseName: database, Tables: ['daily_agg', 'hourly_agg', 'realtime_agg'] },
        ],
      },
    },
    { statusText: 'READY' },
  ),
  job(
    'etl/ProcessingJob',
    'dev-data-processing',
    { JobRunState: 'RUNNING', StartedOn: '2026-11-24T10:15:00.000Z' },
    { status: 'changing', statusText: 'RUNNING' },
  ),
  job(
    'etl/QualityJob',
    'dev-data-quality',
    { JobRunState: 'FAILED', CompletedOn: '2026-11-23T10:20:00.000Z', ErrorMessage: 'rules' },
    { status: 'failed', statusText: 'FAILED', statusReason: 'rules' },
  ),
  sample(
    'etl/Workflow',
    'Glue::Workflow',
    'dev-etl-workflow',
    {
      Name: 'dev-etl-workflow',
      LastRun: { Status: 'RUNNING', StartedOn: '2026-11-24T10:00:00.000Z' },
    },
    { status: 'changing', statusText: 'RUNNING', arn: arn('glue', 'workflow/dev-etl-workflow') },
  ),
  trigger('on-demand', 'ON_DEMAND', { CrawlerName: 'dev-raw-data' }),
  trigger(
    'process',
    'CONDITIONAL',
    { JobName: 'dev-data-processing' },
    { CrawlerName: 'dev-raw-data', CrawlState: 'SUCCEEDED' },
  ),
  trigger(
    'catalogue',
    'CONDITIONAL',
    { CrawlerName: 'dev-processed-data' },
    { JobName: 'dev-data-processing', State: 'SUCCEEDED' },
  ),
  trigger(
    'judge',
    'CONDITIONAL',
    { JobName: 'dev-data-quality' },
    { CrawlerName: 'dev-processed-data', CrawlState: 'SUCCEEDED' },
  ),
  sample('etl/QualityRuleset', 'Glue::DataQualityRuleset', 'dev-processed-data-quality', {
    Name: 'dev-processed-data-quality',
  }),
];
