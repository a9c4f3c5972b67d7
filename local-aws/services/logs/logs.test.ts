import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
});
afterAll(() => endpoint[Symbol.asyncDispose]());

test('a log group lives from creation to deletion', async () => {
  const { logs } = endpoint.clients;
  const logGroupName = '/vpc/flow';
  await logs.createLogGroup({ logGroupName, tags: { a: '1' } });
  await expect(logs.createLogGroup({ logGroupName })).rejects.toMatchObject({
    name: 'ResourceAlreadyExistsException',
    message: 'The specified log group already exists',
  });
  await logs.putRetentionPolicy({ logGroupName, retentionInDays: 14 });
  await expect(
    logs.putRetentionPolicy({ logGroupName, retentionInDays: 15 }),
  ).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
  const described = async () =>
    (await logs.describeLogGroups({ logGroupNamePrefix: '/vpc' })).logGroups?.[0];
  expect(await described()).toMatchObject({ logGroupName, retentionInDays: 14 });
  const resourceArn = (await described())?.logGroupArn;
  await logs.tagResource({ resourceArn, tags: { b: '2' } });
  await logs.untagResource({ resourceArn, tagKeys: ['a'] });
  expect((await logs.listTagsForResource({ resourceArn })).tags).toEqual({ b: '2' });
  await logs.deleteLogGroup({ logGroupName });
  await expect(logs.deleteLogGroup({ logGroupName })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

test('lists are paged', async () => {
  const { logs } = endpoint.clients;
  for (const name of ['p1', 'p2', 'p3']) await logs.createLogGroup({ logGroupName: name });
  const first = await logs.describeLogGroups({ logGroupNamePrefix: 'p', limit: 2 });
  const second = await logs.describeLogGroups({
    logGroupNamePrefix: 'p',
    limit: 2,
    nextToken: first.nextToken,
  });
  expect([first.logGroups?.length, second.logGroups?.length, second.nextToken]).toEqual([
    2,
    1,
    undefined,
  ]);
});
