import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogTables } from '../data-lake/tables.ts';
import { etlLayer } from './layer.ts';
import { etlParameters } from './parameters.ts';
import { etlTemplate } from './template.ts';

const context = { environment: 'dev', region: 'us-east-2' };

function resourcesOf(input: object = {}) {
  return etlTemplate(etlParameters.parse(input), context).Resources;
}

function propertiesOf(logicalId: string, input: object = {}) {
  return resourcesOf(input)[logicalId]?.Properties;
}

const success = (name: 'CrawlerName' | 'JobName', state: 'CrawlState' | 'State', step: string) => ({
  Logical: 'AND',
  Conditions: [{ LogicalOperator: 'EQUALS', [name]: { Ref: step }, [state]: 'SUCCEEDED' }],
});

describe('the processing job', () => {
  test('has 2 DPU, 60 minutes, Python 3 and a bookmark', () => {
    const template = etlTemplate(etlParameters.parse({}), context);
    expect(template.Parameters).toMatchObject({
      WorkerType: { Default: 'G.1X' },
      Workers: { Default: 2 },
      TimeoutMinutes: { Default: 60 },
    });
    expect(template.Resources.ProcessingJob?.Properties).toMatchObject({
      Name: { 'Fn::Sub': `\${Environment}-data-processing` },
      GlueVersion: '5.0',
      Command: { Name: 'glueetl', PythonVersion: '3' },
      WorkerType: { Ref: 'WorkerType' },
      NumberOfWorkers: { Ref: 'Workers' },
      Timeout: { Ref: 'TimeoutMinutes' },
      MaxRetries: { Ref: 'Retries' },
      SecurityConfiguration: { Ref: 'SecurityConfiguration' },
      DefaultArguments: { '--job-bookmark-option': 'job-bookmark-enable' },
    });
  });

  test('writes metrics only where the operator pays for them', () => {
    const argument = (input: object) =>
      JSON.stringify(propertiesOf('ProcessingJob', input)).includes('--enable-metrics');
    expect([argument({}), argument({ metrics: true })]).toEqual([false, true]);
  });
});

test('both jobs run files that the layer has', () => {
  const files = readdirSync(new URL('assets/', import.meta.url));
  const uris = [...JSON.stringify(resourcesOf()).matchAll(/\$\{AssetPrefix\}([\w.]+)/g)];
  const used = uris.map(([, file]) => file);
  expect(used).toEqual(['processing.py', 'records.py', 'quality.py', 'quality_rules.py']);
  expect(files).toEqual(expect.arrayContaining(used));
});

describe('crawlers', () => {
  const known = catalogTables.map(({ name }) => name);
  const database = { Ref: 'CatalogDatabaseName' };
  test.each([
    ['RawCrawler', ['logs_table', 'events_table', 'feeds_table']],
    ['ProcessedCrawler', ['daily_agg', 'hourly_agg', 'realtime_agg']],
  ])('%s keeps the catalog’s own tables up to date', (logicalId, tables) => {
    expect(propertiesOf(logicalId)).toMatchObject({
      Targets: { CatalogTargets: [{ DatabaseName: database, Tables: tables }] },
      SchemaChangePolicy: { UpdateBehavior: 'UPDATE_IN_DATABASE', DeleteBehavior: 'LOG' },
    });
    expect(known).toEqual(expect.arrayContaining(tables));
  });

  test('or creates tables of raw data, where the operator chose that', () => {
    expect(propertiesOf('RawCrawler', { rawDiscovery: 'new-tables' })).toMatchObject({
      DatabaseName: database,
      TablePrefix: 'raw_',
      Targets: { S3Targets: [{ Path: { 'Fn::Sub': `s3://\${DataLakeBucketName}/raw/` } }] },
      SchemaChangePolicy: { UpdateBehavior: 'UPDATE_IN_DATABASE', DeleteBehavior: 'LOG' },
    });
  });
});

describe('the workflow', () => {
  test('goes from crawler to job to crawler to job, each after success', () => {
    expect(propertiesOf('ProcessTrigger')).toMatchObject({
      Predicate: success('CrawlerName', 'CrawlState', 'RawCrawler'),
      Actions: [{ JobName: { Ref: 'ProcessingJob' } }],
    });
    expect(propertiesOf('CatalogueTrigger')).toMatchObject({
      Predicate: success('JobName', 'State', 'ProcessingJob'),
      Actions: [{ CrawlerName: { Ref: 'ProcessedCrawler' } }],
    });
    expect(propertiesOf('JudgeTrigger')).toMatchObject({
      Predicate: success('CrawlerName', 'CrawlState', 'ProcessedCrawler'),
      Actions: [{ JobName: { Ref: 'QualityJob' } }],
    });
  });

  const schedule = 'cron(0 2 * * ? *)';
  test.each([
    ['on demand by default', {}, 'StartOnDemand', undefined],
    ['by the clock', { schedule }, 'StartOnSchedule', schedule],
    [
      'on demand while its schedule is off',
      { schedule, enabled: false },
      'StartOnDemand',
      undefined,
    ],
  ])('starts %s', (_, input, start, given) => {
    const starts = Object.keys(resourcesOf(input)).filter((name) => name.startsWith('Start'));
    expect(starts).toEqual([start]);
    expect(propertiesOf(start, input)).toMatchObject({
      WorkflowName: { Ref: 'Workflow' },
      Actions: [{ CrawlerName: { Ref: 'RawCrawler' } }],
    });
    const parameters = etlLayer.stackParameters(etlParameters.parse(input), context);
    expect(parameters.Schedule).toBe(given);
  });
});

test('encryption follows the data lake’s key, under a name of its own', () => {
  expect(propertiesOf('SecurityConfiguration')).toMatchObject({
    Name: {
      'Fn::Sub': [
        `\${Environment}-etl-\${Value1}`,
        { Value1: { 'Fn::If': ['DataLakeKeyArnGiven', 'kms', 's3'] } },
      ],
    },
    EncryptionConfiguration: {
      'Fn::If': [
        'DataLakeKeyArnGiven',
        {
          S3Encryptions: [{ S3EncryptionMode: 'SSE-KMS' }],
          CloudWatchEncryption: { CloudWatchEncryptionMode: 'SSE-KMS' },
          JobBookmarksEncryption: { JobBookmarksEncryptionMode: 'CSE-KMS' },
        },
        { S3Encryptions: [{ S3EncryptionMode: 'SSE-S3' }] },
      ],
    },
  });
});

test('the data quality rules are about columns that the daily aggregates have', () => {
  const { Ruleset, TargetTable } = propertiesOf('QualityRuleset') ?? {};
  expect(TargetTable).toMatchObject({ TableName: 'daily_agg' });
  const table = catalogTables.find(({ name }) => name === 'daily_agg');
  const columns = [...(table?.columns ?? []), ...(table?.partitionKeys ?? [])];
  const named = [...String(Ruleset).matchAll(/(?:IsComplete|ColumnValues) "(\w+)"/g)];
  expect(named.length).toBeGreaterThan(0);
  for (const [, column] of named) expect(columns.map(({ name }) => name)).toContain(column);
});
