import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';
import { detailsOf, eventsUntil, listen } from '../event-bridge/test-events.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
});
afterAll(() => endpoint[Symbol.asyncDispose]());

async function repository(repositoryName: string, scanOnPush: boolean): Promise<void> {
  const imageScanningConfiguration = { scanOnPush };
  await endpoint.clients.ecr.createRepository({ repositoryName, imageScanningConfiguration });
}

async function push(repositoryName: string, imageTag: string, size = 1_000) {
  const imageManifest = JSON.stringify({
    schemaVersion: 2,
    layers: [{ size, digest: `sha256:${size}` }],
  });
  const { image } = await endpoint.clients.ecr.putImage({
    repositoryName,
    imageManifest,
    imageTag,
  });
  return image?.imageId ?? {};
}

const scanned = (repositoryName: string, imageTag: string) =>
  vi.waitFor(async () => {
    const imageId = { imageTag };
    const scan = await endpoint.clients.ecr.describeImageScanFindings({ repositoryName, imageId });
    expect(scan.imageScanStatus?.status).toBe('COMPLETE');
    return scan.imageScanFindings;
  });

test('an image is scanned as it is pushed, and its details count what was found', async () => {
  const { ecr } = endpoint.clients;
  const repositoryName = 'scanned';
  await repository(repositoryName, true);
  const queue = await listen(endpoint.clients, repositoryName, { source: ['aws.ecr'] });
  await endpoint.control('POST', 'speed', { speed: 1 });
  const { imageDigest } = await push(repositoryName, 'v1');
  expect((await ecr.describeImages({ repositoryName })).imageDetails).toMatchObject([
    { imageScanStatus: { status: 'IN_PROGRESS' } },
  ]);
  await endpoint.control('POST', 'speed', { speed: 1_000 });
  const found = await scanned(repositoryName, 'v1');
  const { findings = [], findingSeverityCounts = {} } = found ?? {};
  expect(findings[0]).toMatchObject({
    name: expect.stringMatching(/^CVE-\d+-\d+$/),
    uri: expect.stringContaining('https://'),
    attributes: [{ key: 'package_version' }, { key: 'package_name' }],
  });
  const counted = Object.values(findingSeverityCounts).reduce((sum, count) => sum + count, 0);
  expect(counted).toBe(findings.length);
  expect((await ecr.describeImages({ repositoryName })).imageDetails).toMatchObject([
    {
      imageScanStatus: { status: 'COMPLETE' },
      imageScanFindingsSummary: { findingSeverityCounts },
    },
  ]);
  const events = await eventsUntil(
    endpoint.clients,
    queue,
    (event) => event['detail-type'] === 'ECR Image Scan',
  );
  expect(detailsOf(events, 'ECR Image Action')).toMatchObject([
    { 'action-type': 'PUSH', 'image-digest': imageDigest, 'image-tag': 'v1' },
  ]);
  expect(detailsOf(events, 'ECR Image Scan')).toMatchObject([
    { 'scan-status': 'COMPLETE', 'finding-severity-counts': findingSeverityCounts },
  ]);
});

test('the same image has the same findings anywhere, another image others, in pages', async () => {
  const { ecr } = endpoint.clients;
  for (const name of ['here', 'there']) await repository(name, true);
  await push('here', 'a');
  await push('there', 'a');
  await push('there', 'b', 2_000);
  const here = await scanned('here', 'a');
  expect((await scanned('there', 'a'))?.findings).toEqual(here?.findings);
  expect((await scanned('there', 'b'))?.findings).not.toEqual(here?.findings);
  const imageId = { imageTag: 'a' };
  const first = await ecr.describeImageScanFindings({
    repositoryName: 'here',
    imageId,
    maxResults: 1,
  });
  const second = await ecr.describeImageScanFindings({
    repositoryName: 'here',
    imageId,
    maxResults: 1,
    nextToken: first.nextToken,
  });
  expect([first, second].map((page) => page.imageScanFindings?.findings?.[0])).toEqual(
    here?.findings?.slice(0, 2),
  );
});

test('an image that was not scanned is scanned on request, once a day', async () => {
  const { ecr } = endpoint.clients;
  const repositoryName = 'by-hand';
  await repository(repositoryName, false);
  const { imageDigest } = await push(repositoryName, 'v1');
  const imageId = { imageTag: 'v1' };
  await expect(ecr.describeImageScanFindings({ repositoryName, imageId })).rejects.toMatchObject({
    name: 'ScanNotFoundException',
  });
  expect(await ecr.startImageScan({ repositoryName, imageId })).toMatchObject({
    imageId: { imageDigest, imageTag: 'v1' },
    imageScanStatus: { status: 'IN_PROGRESS' },
  });
  await scanned(repositoryName, 'v1');
  await expect(ecr.startImageScan({ repositoryName, imageId })).rejects.toMatchObject({
    name: 'LimitExceededException',
  });
  await expect(
    ecr.startImageScan({ repositoryName, imageId: { imageTag: 'none' } }),
  ).rejects.toMatchObject({ name: 'ImageNotFoundException' });
});

describe('images are listed', () => {
  test.each([
    ['TAGGED' as const, 1],
    ['UNTAGGED' as const, 2],
    ['ANY' as const, 3],
  ])('%s, in pages', async (tagStatus, count) => {
    const { ecr } = endpoint.clients;
    const repositoryName = `listed-${tagStatus.toLowerCase()}`;
    await repository(repositoryName, false);
    for (const size of [1, 2, 3]) await push(repositoryName, 'latest', size);
    const list = (nextToken?: string) =>
      ecr.describeImages({ repositoryName, filter: { tagStatus }, maxResults: 2, nextToken });
    const first = await list();
    const rest = first.nextToken ? await list(first.nextToken) : undefined;
    expect([...(first.imageDetails ?? []), ...(rest?.imageDetails ?? [])]).toHaveLength(count);
  });
});
