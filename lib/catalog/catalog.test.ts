import {
  BatchCreatePartitionCommand,
  GetTableCommand,
  type TableInput,
  UpdateTableCommand,
} from '@aws-sdk/client-glue';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { getCatalog } from './get-catalog.ts';
import { getCatalogTable } from './get-catalog-table.ts';
import { getLake } from './get-lake.ts';

/** The first call of each service loads its schemas, which a busy machine makes long. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const name = 'catalogued';
const database = `${name}_data_lake_catalog`;
const table = `${database}/daily_agg`;
const crawler = `${name}-raw-data-crawler`;

let test: TestRuntime;

beforeAll(async () => {
  test = await startTestRuntime();
  await test.runtime.watcher.stop();
  const its = deploymentsOf(test);
  await its.create(name, { natGateways: 'none' });
  expect(await its.deploy(name, ['data-lake'])).toMatchObject({ status: 'succeeded' });
  await refreshEnvironment(test.ctx, { name });
});

afterAll(() => test.close());

const aws = () => test.ctx.aws({ region: 'us-east-2' });
const detail = (id: string) => getCatalogTable(test.ctx, { name, table: id });

/** Changes a table as a crawler does, leaving its name. */
async function changeTable(change: (input: TableInput) => TableInput): Promise<void> {
  const { Table } = await aws().glue.send(
    new GetTableCommand({ DatabaseName: database, Name: 'hourly_agg' }),
  );
  const { Name, PartitionKeys, Parameters, StorageDescriptor } = Table ?? {};
  await aws().glue.send(
    new UpdateTableCommand({
      DatabaseName: database,
      TableInput: change({ Name, PartitionKeys, Parameters, StorageDescriptor }),
    }),
  );
}

describe('the catalog', () => {
  it('has the tables of the environment’s databases, with what each is', async () => {
    const { databases } = await getCatalog(test.ctx, { name });
    expect(databases.map((each) => each.name)).toEqual([database]);
    const tables = databases[0]?.tables ?? [];
    expect(tables).toHaveLength(9);
    expect(tables.find(({ id }) => id === table)).toMatchObject({
      database,
      classification: 'parquet',
      location: expect.stringMatching(/^s3:\/\/.*\/processed\/daily\//),
      columns: expect.any(Number),
      partitionKeys: expect.arrayContaining(['dt']),
      crawler: null,
    });
  });

  it('tells the partitions of a table, and its only version', async () => {
    const partition = (day: string) => ({ Values: [day], StorageDescriptor: {} });
    const keys = (await detail(table)).columns.filter(({ isPartitionKey }) => isPartitionKey);
    expect(keys.map((key) => key.name)).toEqual(['dt']);
    await aws().glue.send(
      new BatchCreatePartitionCommand({
        DatabaseName: database,
        TableName: 'daily_agg',
        PartitionInputList: ['2026-01-30', '2026-01-31'].map(partition),
      }),
    );
    const found = await vi.waitFor(
      async () => {
        const it = await detail(table);
        expect(it.partitions.count).toBe(2);
        return it;
      },
      { timeout: 20_000, interval: 500 },
    );
    expect(found.partitions.isPartial).toBe(false);
    expect(found.versions).toMatchObject([{ changes: null }]);
    expect(found.hasOlderVersions).toBe(false);
  });

  it('tells what the versions of a table changed, and which crawler did', async () => {
    await changeTable((input) => ({
      ...input,
      Parameters: { ...input.Parameters, UPDATED_BY_CRAWLER: crawler },
      StorageDescriptor: {
        ...input.StorageDescriptor,
        Columns: [...(input.StorageDescriptor?.Columns ?? []), { Name: 'extra', Type: 'string' }],
      },
    }));
    await changeTable((input) => ({
      ...input,
      StorageDescriptor: {
        ...input.StorageDescriptor,
        Columns: (input.StorageDescriptor?.Columns ?? []).map((column) =>
          column.Name === 'extra' ? { Name: 'extra', Type: 'int' } : column,
        ),
      },
    }));
    const { table: changed, versions } = await detail(`${database}/hourly_agg`);
    expect(changed.crawler).toBe(crawler);
    expect(versions.map(({ changes }) => changes)).toEqual([
      [{ column: 'extra', change: 'changed', before: 'string', after: 'int' }],
      [{ column: 'extra', change: 'added', before: null, after: 'string' }],
      null,
    ]);
  });

  it.each([
    ['that is not there', `${database}/none`],
    ['of a database that is not the environment’s', 'default/none'],
  ])('refuses a table %s', async (_, id) => {
    await expect(detail(id)).rejects.toMatchObject({ code: 'table-not-found' });
  });
});

describe('the lake', () => {
  it('tells what its zones hold, newest objects first', async () => {
    const { nodes } = await refreshEnvironment(test.ctx, { name });
    const bucket = nodes.find(({ logicalId }) => logicalId === 'Bucket')?.id ?? '';
    for (const [Key, Body] of [
      ['raw/events/a.json', '{}'],
      ['raw/events/b.json', '{"id": 1}'],
      ['processed/daily/c.csv', 'a'],
      ['outside.txt', 'outside'],
    ] as const) {
      await aws().s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
    }
    const { buckets } = await getLake(test.ctx, { name });
    const lake = buckets.find((each) => each.name === bucket);
    expect(buckets).toHaveLength(1);
    expect(lake?.zones.find(({ prefix }) => prefix === 'raw/')).toMatchObject({
      objects: 2,
      bytes: 11,
      isPartial: false,
      newest: [
        { key: 'raw/events/b.json', bytes: 9 },
        { key: 'raw/events/a.json', bytes: 2 },
      ],
    });
    expect(lake?.zones.find(({ prefix }) => prefix === '')).toMatchObject({ objects: 1 });
  });

  it('is read once, however many look', async () => {
    const calls = async () => {
      const response = await fetch(`${test.localAws.url}/_local/calls`);
      const { counts }: { counts: Record<string, number> } = await response.json();
      return counts['S3.ListObjectsV2'];
    };
    const before = await calls();
    await Promise.all(Array.from({ length: 100 }, () => getLake(test.ctx, { name })));
    expect(await calls()).toBe(before);
  });
});

it('an environment that has no catalog yet has nothing in it', async () => {
  const its = deploymentsOf(test);
  await its.create('bare');
  expect(await getCatalog(test.ctx, { name: 'bare' })).toEqual({ databases: [] });
  expect(await getLake(test.ctx, { name: 'bare' })).toEqual({ buckets: [] });
});
