import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
let vpcArn: string;
const [bucketArn, logGroupArn] = [
  'arn:aws:s3:::tagged-bucket',
  'arn:aws:logs:us-east-2:000000000000:log-group:tagged',
];

beforeAll(async () => {
  endpoint = await testEndpoint();
  const { ec2, logs, s3 } = endpoint.clients;
  const Tags = [{ Key: 'env', Value: 'dev' }];
  const { Vpc } = await ec2.createVpc({
    CidrBlock: '10.0.0.0/16',
    TagSpecifications: [{ ResourceType: 'vpc', Tags }],
  });
  vpcArn = `arn:aws:ec2:us-east-2:000000000000:vpc/${Vpc?.VpcId}`;
  await s3.createBucket({ Bucket: 'tagged-bucket' });
  await s3.putBucketTagging({ Bucket: 'tagged-bucket', Tagging: { TagSet: Tags } });
  await logs.createLogGroup({ logGroupName: 'tagged', tags: { env: 'prod', team: 'data' } });
});
afterAll(() => endpoint[Symbol.asyncDispose]());

async function arns(input: object): Promise<(string | undefined)[]> {
  const { ResourceTagMappingList } = await endpoint.clients.tagging.getResources(input);
  return (ResourceTagMappingList ?? []).map(({ ResourceARN }) => ResourceARN);
}

test('resources of every service are found by tag and type', async () => {
  expect(await arns({})).toEqual([vpcArn, logGroupArn, bucketArn]);
  expect(await arns({ TagFilters: [{ Key: 'env', Values: ['dev'] }] })).toEqual([
    vpcArn,
    bucketArn,
  ]);
  expect(await arns({ TagFilters: [{ Key: 'env' }, { Key: 'team', Values: ['data'] }] })).toEqual([
    logGroupArn,
  ]);
  expect(await arns({ ResourceTypeFilters: ['ec2'] })).toEqual([vpcArn]);
  expect(await arns({ ResourceTypeFilters: ['ec2:subnet'] })).toEqual([]);
  expect(await arns({ ResourceARNList: [bucketArn] })).toEqual([bucketArn]);
});

test('lists are paged to the end', async () => {
  const { tagging } = endpoint.clients;
  const first = await tagging.getResources({ ResourcesPerPage: 2 });
  const second = await tagging.getResources({
    ResourcesPerPage: 2,
    PaginationToken: first.PaginationToken,
  });
  expect([
    first.ResourceTagMappingList?.length,
    second.ResourceTagMappingList?.length,
    second.PaginationToken,
  ]).toEqual([2, 1, '']);
});

test('tags are added and removed by ARN, and what fails is named', async () => {
  const { tagging } = endpoint.clients;
  const missing = 'arn:aws:ec2:us-east-2:000000000000:vpc/vpc-0';
  const { FailedResourcesMap } = await tagging.tagResources({
    ResourceARNList: [vpcArn, bucketArn, logGroupArn, missing],
    Tags: { added: 'yes' },
  });
  expect(Object.keys(FailedResourcesMap ?? {})).toEqual([missing]);
  expect(await arns({ TagFilters: [{ Key: 'added' }] })).toEqual([vpcArn, logGroupArn, bucketArn]);
  expect((await tagging.getTagKeys({})).TagKeys).toEqual(['added', 'env', 'team']);
  expect((await tagging.getTagValues({ Key: 'env' })).TagValues).toEqual(['dev', 'prod']);
  await tagging.untagResources({
    ResourceARNList: [vpcArn, bucketArn, logGroupArn],
    TagKeys: ['added'],
  });
  expect(await arns({ TagFilters: [{ Key: 'added' }] })).toEqual([]);
});
