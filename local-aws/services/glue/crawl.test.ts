import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint({ speed: 10_000 });
  await endpoint.clients.s3.createBucket({ Bucket: 'lake' });
});
afterAll(() => endpoint[Symbol.asyncDispose]());

const Role = 'arn:aws:iam::000000000000:role/glue';

async function put(objects: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [Key, Body] of Object.entries(objects)) {
    await endpoint.clients.s3.putObject({ Bucket: 'lake', Key, Body });
  }
}

/** A database and a crawler of one name over a folder of that name. */
async function crawlerOver(Name: string, settings: object = {}): Promise<void> {
  const { glue } = endpoint.clients;
  await glue.createDatabase({ DatabaseInput: { Name } });
  await glue.createCrawler({
    Name,
    Role,
    DatabaseName: Name,
    Targets: { S3Targets: [{ Path: `s3://lake/${Name}/` }] },
    ...settings,
  });
}

async function crawl(Name: string) {
  const { glue } = endpoint.clients;
  await glue.startCrawler({ Name });
  return vi.waitFor(
    async () => {
      const { Crawler } = await glue.getCrawler({ Name });
      expect(Crawler?.State).toBe('READY');
      return Crawler;
    },
    { timeout: 5_000, interval: 5 },
  );
}

async function tables(DatabaseName: string) {
  const { TableList = [] } = await endpoint.clients.glue.getTables({ DatabaseName });
  return Object.fromEntries(
    TableList.map(({ Name = '', Parameters, PartitionKeys, StorageDescriptor }) => [
      Name,
      {
        classification: Parameters?.classification,
        columns: StorageDescriptor?.Columns?.map((column) => `${column.Name} ${column.Type}`),
        keys: PartitionKeys?.map((key) => key.Name),
        location: StorageDescriptor?.Location,
      },
    ]),
  );
}

test('a crawl makes the tables and partitions that its objects show', async () => {
  const { glue, logs } = endpoint.clients;
  await put({
    'first/logs/year=2026/month=10/a.json': '{"level":"info","ms":3}\n',
    'first/logs/year=2026/month=11/b.json': '{"level":"warn","ms":1.5}\n',
    'first/feeds/2026-11-03/f.csv.gz': gzipSync('id,name\n1,x\n'),
    'first/daily/d.parquet': 'PAR1',
  });
  await crawlerOver('first', { TablePrefix: 'raw_' });
  expect(await crawl('first')).toMatchObject({
    LastCrawl: { Status: 'SUCCEEDED', LogGroup: '/aws-glue/crawlers', LogStream: 'first' },
    CrawlElapsedTime: 0,
    Version: 1,
  });
  expect(await tables('first')).toEqual({
    raw_daily: {
      classification: 'parquet',
      columns: [],
      keys: [],
      location: 's3://lake/first/daily/',
    },
    raw_feeds: {
      classification: 'csv',
      columns: ['id bigint', 'name string'],
      keys: ['partition_0'],
      location: 's3://lake/first/feeds/',
    },
    raw_logs: {
      classification: 'json',
      columns: ['level string', 'ms int'],
      keys: ['year', 'month'],
      location: 's3://lake/first/logs/',
    },
  });
  const { Partitions } = await glue.getPartitions({ DatabaseName: 'first', TableName: 'raw_logs' });
  expect(
    Partitions?.map(({ Values, StorageDescriptor }) => [Values, StorageDescriptor?.Location]),
  ).toEqual([
    [['2026', '10'], 's3://lake/first/logs/year=2026/month=10/'],
    [['2026', '11'], 's3://lake/first/logs/year=2026/month=11/'],
  ]);
  const { Crawls } = await glue.listCrawls({ CrawlerName: 'first' });
  expect(Crawls).toMatchObject([{ State: 'COMPLETED', EndTime: expect.any(Date), DPUHour: 0.083 }]);
  expect(JSON.parse(Crawls?.[0]?.Summary ?? '')).toMatchObject({
    TABLE: { ADD: { Count: 3 } },
    PARTITION: { ADD: { Count: 3 } },
  });
  expect(
    (await glue.getCrawlerMetrics({ CrawlerNameList: ['first'] })).CrawlerMetricsList,
  ).toMatchObject([{ CrawlerName: 'first', TablesCreated: 3, TablesUpdated: 0 }]);
  const { events = [] } = await logs.filterLogEvents({
    logGroupName: '/aws-glue/crawlers',
    logStreamNames: ['first'],
    filterPattern: '"Created table raw_logs"',
  });
  expect(events).toHaveLength(1);
});

test('a second crawl finds new columns and partitions, and marks what is gone', async () => {
  const { glue, s3 } = endpoint.clients;
  await put({ 'again/old/a.json': '{"a":1}', 'again/kept/day=1/b.json': '{"b":1}' });
  await crawlerOver('again');
  await crawl('again');
  await put({ 'again/kept/day=0/a.json': '{"b":1,"c":"x"}' });
  await s3.deleteObject({ Bucket: 'lake', Key: 'again/old/a.json' });
  await s3.deleteObject({ Bucket: 'lake', Key: 'again/kept/day=1/b.json' });
  await crawl('again');
  expect((await tables('again')).kept?.columns).toEqual(['b int', 'c string']);
  const { Partitions } = await glue.getPartitions({ DatabaseName: 'again', TableName: 'kept' });
  expect(Partitions?.map(({ Values }) => Values)).toEqual([['0']]);
  const { Table } = await glue.getTable({ DatabaseName: 'again', Name: 'old' });
  expect(Table?.Parameters).toHaveProperty('DEPRECATED_BY_CRAWLER');
  const { Crawls } = await glue.listCrawls({ CrawlerName: 'again', MaxResults: 1 });
  expect(JSON.parse(Crawls?.[0]?.Summary ?? '')).toEqual({
    TABLE: { UPDATE: { Count: 2, Details: { names: ['kept', 'old'] } } },
    PARTITION: { ADD: { Count: 1 }, DELETE: { Count: 1 } },
  });
});

test('a table that describes the folder keeps its name and columns, and is deleted or left by policy', async () => {
  const { glue, s3 } = endpoint.clients;
  await put({ 'policy/logs/a.json': '{"new":1}', 'policy/brief/a.json': '{"x":1}' });
  await crawlerOver('policy', {
    SchemaChangePolicy: { UpdateBehavior: 'LOG', DeleteBehavior: 'DELETE_FROM_DATABASE' },
  });
  await glue.createTable({
    DatabaseName: 'policy',
    TableInput: {
      Name: 'logs_table',
      StorageDescriptor: {
        Columns: [{ Name: 'known', Type: 'string' }],
        Location: 's3://lake/policy/logs',
      },
    },
  });
  await crawl('policy');
  expect(Object.keys(await tables('policy'))).toEqual(['brief', 'logs_table']);
  expect((await tables('policy')).logs_table?.columns).toEqual(['known string']);
  await s3.deleteObject({ Bucket: 'lake', Key: 'policy/brief/a.json' });
  await crawl('policy');
  expect(Object.keys(await tables('policy'))).toEqual(['logs_table']);
});

test('a crawler of catalog tables adds their partitions, and excluded objects are not seen', async () => {
  const { glue } = endpoint.clients;
  await put({ 'catalog/t/day=1/a.json': '{"a":1}', 'catalog/t/day=2/a.tmp': 'x' });
  await glue.createDatabase({ DatabaseInput: { Name: 'catalog' } });
  await glue.createTable({
    DatabaseName: 'catalog',
    TableInput: {
      Name: 't',
      PartitionKeys: [{ Name: 'day', Type: 'string' }],
      StorageDescriptor: { Location: 's3://lake/catalog/t/' },
    },
  });
  await glue.createCrawler({
    Name: 'catalog',
    Role,
    Targets: { CatalogTargets: [{ DatabaseName: 'catalog', Tables: ['t'] }] },
  });
  await crawl('catalog');
  const partitions = async () =>
    (await glue.getPartitions({ DatabaseName: 'catalog', TableName: 't' })).Partitions?.length;
  expect(await partitions()).toBe(2);
  expect((await tables('catalog')).t?.columns).toEqual(['a int']);
  await glue.updateCrawler({
    Name: 'catalog',
    DatabaseName: 'catalog',
    Targets: { S3Targets: [{ Path: 's3://lake/catalog/t', Exclusions: ['**.tmp'] }] },
  });
  await crawl('catalog');
  expect(await partitions()).toBe(1);
});

test.each([
  ['a bucket', { Targets: { S3Targets: [{ Path: 's3://nowhere/x' }] } }, 'bucket does not exist'],
  ['a database', { DatabaseName: 'nowhere' }, 'Database does not exist'],
])('a crawl without %s fails', async (what, settings, message) => {
  const name = `without_${what.replace('a ', '')}`;
  await put({ [`${name}/t/a.json`]: '{}' });
  await crawlerOver(name, settings);
  expect((await crawl(name))?.LastCrawl).toMatchObject({
    Status: 'FAILED',
    ErrorMessage: expect.stringContaining(message),
  });
  const { Crawls } = await endpoint.clients.glue.listCrawls({
    CrawlerName: name,
    Filters: [{ FieldName: 'STATE', FilterOperator: 'EQ', FieldValue: 'FAILED' }],
  });
  expect(Crawls).toHaveLength(1);
});

test('a fault fails the next crawl of a crawler', async () => {
  await crawlerOver('faulty');
  await endpoint.control('POST', 'faults', {
    kind: 'resource',
    action: 'CREATE',
    type: 'AWS::Glue::Crawl',
    logicalId: 'faulty',
    message: 'as asked',
    count: 1,
  });
  expect((await crawl('faulty'))?.LastCrawl).toMatchObject({ ErrorMessage: 'as asked' });
  expect((await crawl('faulty'))?.LastCrawl).toMatchObject({ Status: 'SUCCEEDED' });
});
