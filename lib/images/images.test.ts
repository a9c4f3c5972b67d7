import { PutImageCommand } from '@aws-sdk/client-ecr';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Image } from '#lib/api/images.ts';
import type { Context } from '#lib/context/context.ts';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { listImages } from './list-images.ts';

/** The first call of each service loads its schemas, which a busy machine makes long. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

const name = 'images';
const repository = `${name}-data-jobs`;
const sizes = [31_000_000, 250_000_000];

let test: TestRuntime;
let its: ReturnType<typeof deploymentsOf>;
/** Each look is later than what the one before has left in memory. */
let ctx: Context;

beforeAll(async () => {
  test = await startTestRuntime();
  await test.runtime.watcher.stop();
  let lookedMs = 0;
  ctx = {
    ...test.ctx,
    clock: {
      now: () => {
        lookedMs += 60_000;
        return new Date(Date.now() + lookedMs);
      },
    },
  };
  its = deploymentsOf(test);
  await its.create(name, { natGateways: 'none' });
  expect(await its.deploy(name, ['compute'])).toMatchObject({ status: 'succeeded' });
  await refreshEnvironment(test.ctx, { name });
});

afterEach(() => its.removeFaults());

afterAll(() => test.close());

const read = (more: object = {}) =>
  listImages(ctx, { name, resource: repository, limit: 50, ...more });

async function push(imageTag: string | undefined, size: number): Promise<string> {
  const { ecr } = test.ctx.aws({ region: 'us-east-2' });
  const { image } = await ecr.send(
    new PutImageCommand({
      repositoryName: repository,
      imageManifest: JSON.stringify({ layers: [{ size }] }),
      ...(imageTag !== undefined && { imageTag }),
    }),
  );
  return image?.imageId?.imageDigest ?? '';
}

function scanned(digest: string): Promise<Image> {
  return vi.waitFor(
    async () => {
      const { images } = await read();
      const found = images.find((image) => image.digest === digest);
      expect(found?.scan?.status).toBe('COMPLETE');
      return found as Image;
    },
    { timeout: 20_000, interval: 50 },
  );
}

it('a repository without images has none', async () => {
  expect(await read()).toEqual({ images: [], total: 0, next: null });
});

it('an image tells its size, what was found in it, and which task definition uses it', async () => {
  const digest = await push('latest', sizes[0] ?? 0);
  const image = await scanned(digest);
  expect(image).toMatchObject({
    digest,
    tags: ['latest'],
    sizeBytes: sizes[0],
    lastPulledAt: null,
    usedBy: [
      {
        type: 'AWS::ECS::TaskDefinition',
        name: expect.stringMatching(/^images-data-processing:\d+$/),
      },
    ],
  });
  const { findings = {} } = image.scan ?? {};
  expect(Object.values(findings).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
  expect(Object.keys(findings)).toContain('HIGH');
});

it('a tag that moves takes its users along, newest first', async () => {
  const digest = await push('latest', sizes[1] ?? 0);
  await scanned(digest);
  const { images } = await read();
  expect(images.map(({ sizeBytes }) => sizeBytes)).toEqual([...sizes].reverse());
  expect(images.map(({ usedBy }) => usedBy.length)).toEqual([1, 0]);
  expect(images[1]?.tags).toEqual([]);
});

it('images come in pages', async () => {
  const { images: all } = await read();
  const first = await read({ limit: 1 });
  expect(first).toMatchObject({
    images: [{ digest: all[0]?.digest }],
    total: 2,
    next: all[0]?.digest,
  });
  const second = await read({ limit: 1, before: first.next });
  expect(second).toMatchObject({ images: [{ digest: all[1]?.digest }], next: null });
});

it('however many look at once, AWS is asked once', async () => {
  const calls = async () => {
    const response = await fetch(`${test.localAws.url}/_local/calls`);
    const { counts }: { counts: Record<string, number> } = await response.json();
    return counts['ECR.DescribeImages'] ?? 0;
  };
  const before = await calls();
  const now = new Date(Date.now() + 86_400_000);
  const still = { ...ctx, clock: { now: () => now } };
  const look = () => listImages(still, { name, resource: repository, limit: 5 });
  await Promise.all(Array.from({ length: 100 }, look));
  expect(await calls()).toBe(before + 1);
});

it.each([
  ['a repository that is not there', { resource: 'no-such' }, 'resource-not-found'],
  ['what has no images', { resource: `${name}-data-processing-cluster` }, 'no-images'],
  [
    'a page after an image that is not there',
    { before: `sha256:${'0'.repeat(64)}` },
    'invalid-input',
  ],
])('refused are images of %s', async (_, more, code) => {
  await expect(read(more)).rejects.toMatchObject({ code });
});

it('what AWS refuses is told', async () => {
  await its.addFault({ kind: 'deny', service: 'ECR', operation: 'DescribeImages' });
  await expect(read()).rejects.toMatchObject({ code: 'aws-denied' });
});
