import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
  const { glue } = endpoint.clients;
  await glue.createDatabase({ DatabaseInput: { Name: 'lake' } });
  await glue.createTable({
    DatabaseName: 'lake',
    TableInput: { Name: 'parts', PartitionKeys: [{ Name: 'year', Type: 'int' }, { Name: 'kind' }] },
  });
});
afterAll(() => endpoint[Symbol.asyncDispose]());

test('a database lives from creation over change to deletion, its tables with it', async () => {
  const { glue } = endpoint.clients;
  await glue.createDatabase({ DatabaseInput: { Name: 'Living', LocationUri: 's3://a/' } });
  await glue.createTable({ DatabaseName: 'living', TableInput: { Name: 'Events' } });
  expect((await glue.getDatabase({ Name: 'living' })).Database).toMatchObject({
    Name: 'living',
    LocationUri: 's3://a/',
    CatalogId: '000000000000',
    CreateTime: expect.any(Date),
  });
  await glue.updateDatabase({
    Name: 'living',
    DatabaseInput: { Name: 'living', Description: 'changed' },
  });
  const { Database } = await glue.getDatabase({ Name: 'living' });
  expect([Database?.Description, Database?.LocationUri]).toEqual(['changed', undefined]);
  await glue.deleteDatabase({ Name: 'living' });
  await glue.createDatabase({ DatabaseInput: { Name: 'living' } });
  expect((await glue.getTables({ DatabaseName: 'living' })).TableList).toEqual([]);
});

test('lists are paged', async () => {
  const { glue } = endpoint.clients;
  for (const Name of ['p1', 'p2', 'p3']) await glue.createDatabase({ DatabaseInput: { Name } });
  const names: (string | undefined)[] = [];
  let NextToken: string | undefined;
  do {
    const page = await glue.getDatabases({ MaxResults: 2, NextToken });
    names.push(...(page.DatabaseList ?? []).map(({ Name }) => Name));
    NextToken = page.NextToken;
  } while (NextToken);
  expect(names.filter((name) => name?.startsWith('p'))).toEqual(['p1', 'p2', 'p3']);
});

test('a table keeps its versions', async () => {
  const { glue } = endpoint.clients;
  const place = { DatabaseName: 'lake', TableName: 'versioned' };
  const input = (Description: string) => ({
    DatabaseName: 'lake',
    TableInput: { Name: 'Versioned', Description, LastAccessTime: new Date(0) },
  });
  await glue.createTable(input('first'));
  await glue.updateTable(input('second'));
  const { Table } = await glue.getTable({ DatabaseName: 'lake', Name: 'versioned' });
  expect(Table).toMatchObject({
    Name: 'versioned',
    Description: 'second',
    VersionId: '1',
    LastAccessTime: new Date(0),
  });
  const versions = async () =>
    (await glue.getTableVersions(place)).TableVersions?.map(
      ({ Table: table, VersionId }) => `${VersionId} ${table?.Description}`,
    );
  expect(await versions()).toEqual(['1 second', '0 first']);
  const first = await glue.getTableVersion({ ...place, VersionId: '0' });
  expect(first.TableVersion?.Table?.Description).toBe('first');
  await expect(glue.deleteTableVersion({ ...place, VersionId: '1' })).rejects.toMatchObject({
    name: 'InvalidInputException',
  });
  await glue.deleteTableVersion({ ...place, VersionId: '0' });
  expect(await versions()).toEqual(['1 second']);
  await expect(glue.updateTable({ ...input('third'), VersionId: '0' })).rejects.toMatchObject({
    name: 'ConcurrentModificationException',
  });
});

test('tables are found by name, by text and by property, and deleted in batches', async () => {
  const { glue } = endpoint.clients;
  await glue.createDatabase({ DatabaseInput: { Name: 'searched' } });
  const create = (Name: string, column: string, classification: string) =>
    glue.createTable({
      DatabaseName: 'searched',
      TableInput: {
        Name,
        Parameters: { classification },
        StorageDescriptor: { Columns: [{ Name: column, Type: 'string' }] },
      },
    });
  await create('clicks', 'visitor', 'json');
  await create('orders', 'customer', 'parquet');
  const names = (list: { Name: string | undefined }[] = []) => list.map(({ Name }) => Name);
  const byName = await glue.getTables({ DatabaseName: 'searched', Expression: 'cl.*' });
  expect(names(byName.TableList)).toEqual(['clicks']);
  expect(names((await glue.searchTables({ SearchText: 'CUSTOMER' })).TableList)).toEqual([
    'orders',
  ]);
  const filtered = await glue.searchTables({
    Filters: [{ Key: 'DatabaseName', Value: 'searched' }],
    SortCriteria: [{ FieldName: 'Name', Sort: 'DESC' }],
  });
  expect(names(filtered.TableList)).toEqual(['orders', 'clicks']);
  const { Errors } = await glue.batchDeleteTable({
    DatabaseName: 'searched',
    TablesToDelete: ['clicks', 'none'],
  });
  expect(Errors).toMatchObject([
    { TableName: 'none', ErrorDetail: { ErrorCode: 'EntityNotFoundException' } },
  ]);
  expect(names((await glue.getTables({ DatabaseName: 'searched' })).TableList)).toEqual(['orders']);
});

test('partitions are made, filtered, moved and deleted', async () => {
  const { glue } = endpoint.clients;
  const place = { DatabaseName: 'lake', TableName: 'parts' };
  const { Errors } = await glue.batchCreatePartition({
    ...place,
    PartitionInputList: [
      ...['2024', '2025', '2026'].map((year) => ({ Values: [year, 'web'] })),
      { Values: ['2026', 'web'] },
      { Values: ['2026'] },
    ],
  });
  expect(Errors?.map(({ ErrorDetail }) => ErrorDetail?.ErrorCode)).toEqual([
    'AlreadyExistsException',
    'InvalidInputException',
  ]);
  const found = async (Expression: string) =>
    (await glue.getPartitions({ ...place, Expression })).Partitions?.map(
      ({ Values }) => Values?.[0],
    );
  expect(await found('')).toEqual(['2024', '2025', '2026']);
  expect(await found("year > 2024 AND kind = 'web'")).toEqual(['2025', '2026']);
  expect(await found("year in ('2024', '2026') and kind like 'w%'")).toEqual(['2024', '2026']);
  expect(await found('(year <> 2025)')).toEqual(['2024', '2026']);
  await glue.updatePartition({
    ...place,
    PartitionValueList: ['2024', 'web'],
    PartitionInput: { Values: ['2023', 'app'], Parameters: { a: '1' } },
  });
  expect(
    (await glue.getPartition({ ...place, PartitionValues: ['2023', 'app'] })).Partition,
  ).toMatchObject({ Parameters: { a: '1' }, TableName: 'parts' });
  const batch = await glue.batchGetPartition({
    ...place,
    PartitionsToGet: [{ Values: ['2025', 'web'] }, { Values: ['1', '2'] }],
  });
  expect(batch.Partitions?.map(({ Values }) => Values)).toEqual([['2025', 'web']]);
  const changed = await glue.batchUpdatePartition({
    ...place,
    Entries: [
      { PartitionValueList: ['2026', 'web'], PartitionInput: { Parameters: { b: '2' } } },
      { PartitionValueList: ['1', '2'], PartitionInput: {} },
    ],
  });
  expect(changed.Errors).toMatchObject([{ PartitionValueList: ['1', '2'] }]);
  await glue.deletePartition({ ...place, PartitionValues: ['2023', 'app'] });
  const deleted = await glue.batchDeletePartition({
    ...place,
    PartitionsToDelete: [{ Values: ['2025', 'web'] }, { Values: ['2023', 'app'] }],
  });
  expect(deleted.Errors).toMatchObject([{ PartitionValues: ['2023', 'app'] }]);
  expect(await found('')).toEqual(['2026']);
});

test('a security configuration is made, listed and deleted', async () => {
  const { glue } = endpoint.clients;
  const Name = 'encrypted';
  const EncryptionConfiguration = {
    S3Encryption: [{ S3EncryptionMode: 'SSE-KMS' as const, KmsKeyArn: 'arn:aws:kms:::key/1' }],
  };
  await glue.createSecurityConfiguration({ Name, EncryptionConfiguration });
  expect((await glue.getSecurityConfigurations({})).SecurityConfigurations).toMatchObject([
    { Name, EncryptionConfiguration },
  ]);
  await expect(
    glue.createSecurityConfiguration({ Name, EncryptionConfiguration }),
  ).rejects.toMatchObject({ name: 'AlreadyExistsException' });
  await expect(
    glue.createSecurityConfiguration({
      Name: 'keyless',
      EncryptionConfiguration: { S3Encryption: [{ S3EncryptionMode: 'SSE-KMS' }] },
    }),
  ).rejects.toMatchObject({ name: 'InvalidInputException' });
  await glue.deleteSecurityConfiguration({ Name });
  await expect(glue.getSecurityConfiguration({ Name })).rejects.toMatchObject({
    name: 'EntityNotFoundException',
  });
});

test('tags are read by Glue and by the tagging API', async () => {
  const { glue, tagging } = endpoint.clients;
  await glue.createWorkflow({ Name: 'tagged', Tags: { team: 'data', old: '1' } });
  const ResourceArn = 'arn:aws:glue:us-east-2:000000000000:workflow/tagged';
  await glue.tagResource({ ResourceArn, TagsToAdd: { stage: 'dev' } });
  await glue.untagResource({ ResourceArn, TagsToRemove: ['old'] });
  expect((await glue.getTags({ ResourceArn })).Tags).toEqual({ team: 'data', stage: 'dev' });
  const { ResourceTagMappingList } = await tagging.getResources({
    ResourceTypeFilters: ['glue:workflow'],
    TagFilters: [{ Key: 'team', Values: ['data'] }],
  });
  expect(ResourceTagMappingList?.map(({ ResourceARN }) => ResourceARN)).toEqual([ResourceArn]);
});
