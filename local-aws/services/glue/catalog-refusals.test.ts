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

type Glue = TestEndpoint['clients']['glue'];
const place = { DatabaseName: 'lake', TableName: 'parts' };
test.each<[string, (glue: Glue) => Promise<unknown>, string, string]>([
  [
    'a second database',
    (glue) => glue.createDatabase({ DatabaseInput: { Name: 'LAKE' } }),
    'AlreadyExistsException',
    'Database already exists.',
  ],
  [
    'a database without a name',
    (glue) => glue.createDatabase({ DatabaseInput: { Name: '' } }),
    'InvalidInputException',
    'length between 1 and 255',
  ],
  [
    'a database that is not there',
    (glue) => glue.getDatabase({ Name: 'none' }),
    'EntityNotFoundException',
    'Database none not found.',
  ],
  [
    'a table in none',
    (glue) => glue.createTable({ DatabaseName: 'none', TableInput: { Name: 't' } }),
    'EntityNotFoundException',
    'Database none not found.',
  ],
  [
    'a second table',
    (glue) => glue.createTable({ DatabaseName: 'lake', TableInput: { Name: 'Parts' } }),
    'AlreadyExistsException',
    'Table already exists.',
  ],
  [
    'a column twice',
    (glue) =>
      glue.createTable({
        DatabaseName: 'lake',
        TableInput: {
          Name: 't',
          StorageDescriptor: { Columns: [{ Name: 'a' }] },
          PartitionKeys: [{ Name: 'a' }],
        },
      }),
    'InvalidInputException',
    'more than once',
  ],
  [
    'to delete a table that is not there',
    (glue) => glue.deleteTable({ DatabaseName: 'lake', Name: 'none' }),
    'EntityNotFoundException',
    'Table none not found.',
  ],
  [
    'a partition that is not there',
    (glue) => glue.getPartition({ ...place, PartitionValues: ['0', '0'] }),
    'EntityNotFoundException',
    'Cannot find partition.',
  ],
  [
    'an expression of other columns',
    (glue) => glue.getPartitions({ ...place, Expression: 'month = 1' }),
    'InvalidInputException',
    'no partition key month',
  ],
  [
    'an expression that is none',
    (glue) => glue.getPartitions({ ...place, Expression: 'year' }),
    'InvalidInputException',
    'Unsupported expression',
  ],
])('%s', async (_, call, name, message) => {
  await expect(call(endpoint.clients.glue)).rejects.toMatchObject({
    name,
    message: expect.stringContaining(message),
  });
});
