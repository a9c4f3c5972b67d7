import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
});
afterAll(() => endpoint[Symbol.asyncDispose]());

const manifest = (size: number) =>
  JSON.stringify({ schemaVersion: 2, layers: [{ size, digest: `sha256:${size}` }] });

test('a repository holds images by digest and tag, and goes when it is empty or forced', async () => {
  const { ecr } = endpoint.clients;
  const repositoryName = 'dev-data-jobs';
  const { repository } = await ecr.createRepository({
    repositoryName,
    imageScanningConfiguration: { scanOnPush: true },
  });
  expect(repository).toMatchObject({
    repositoryUri: '000000000000.dkr.ecr.us-east-2.amazonaws.com/dev-data-jobs',
    imageScanningConfiguration: { scanOnPush: true },
  });
  await ecr.putImage({ repositoryName, imageManifest: manifest(1_000), imageTag: 'latest' });
  await ecr.putImage({ repositoryName, imageManifest: manifest(2_000), imageTag: 'latest' });
  const { imageDetails } = await ecr.describeImages({ repositoryName });
  expect(
    imageDetails?.map(({ imageTags, imageSizeInBytes }) => [imageTags, imageSizeInBytes]),
  ).toEqual([
    [undefined, 1_000],
    [['latest'], 2_000],
  ]);
  await expect(ecr.deleteRepository({ repositoryName })).rejects.toMatchObject({
    name: 'RepositoryNotEmptyException',
  });
  await ecr.deleteRepository({ repositoryName, force: true });
  await expect(
    ecr.describeRepositories({ repositoryNames: [repositoryName] }),
  ).rejects.toMatchObject({ name: 'RepositoryNotFoundException' });
});

test('a lifecycle policy is kept as it is written, and refused where it is no JSON', async () => {
  const { ecr } = endpoint.clients;
  const repositoryName = 'policies';
  await ecr.createRepository({ repositoryName });
  await expect(ecr.getLifecyclePolicy({ repositoryName })).rejects.toMatchObject({
    name: 'LifecyclePolicyNotFoundException',
  });
  const lifecyclePolicyText = '{"rules":[]}';
  await ecr.putLifecyclePolicy({ repositoryName, lifecyclePolicyText });
  expect(await ecr.getLifecyclePolicy({ repositoryName })).toMatchObject({ lifecyclePolicyText });
  await expect(
    ecr.putLifecyclePolicy({ repositoryName, lifecyclePolicyText: 'rules' }),
  ).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

test('refuses a bad name, a name that is taken, and a tag that must not move', async () => {
  const { ecr } = endpoint.clients;
  await expect(ecr.createRepository({ repositoryName: 'Upper' })).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
  const repositoryName = 'fixed';
  await ecr.createRepository({ repositoryName, imageTagMutability: 'IMMUTABLE' });
  await expect(ecr.createRepository({ repositoryName })).rejects.toMatchObject({
    name: 'RepositoryAlreadyExistsException',
  });
  await ecr.putImage({ repositoryName, imageManifest: manifest(1), imageTag: 'v1' });
  await expect(
    ecr.putImage({ repositoryName, imageManifest: manifest(2), imageTag: 'v1' }),
  ).rejects.toMatchObject({ name: 'ImageTagAlreadyExistsException' });
});

test('an immutable repository lets the tags move that it excludes', async () => {
  const { ecr } = endpoint.clients;
  const repositoryName = 'excluded';
  const { repository } = await ecr.createRepository({
    repositoryName,
    imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
    imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'latest*' }],
  });
  expect(repository).toMatchObject({
    imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
    imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'latest*' }],
  });
  const put = (size: number, imageTag: string) =>
    ecr.putImage({ repositoryName, imageManifest: manifest(size), imageTag });
  await put(1, 'latest-arm');
  await put(2, 'latest-arm');
  await put(3, 'v1.0');
  await expect(put(4, 'v1.0')).rejects.toThrow('immutable');
});
