import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { presets } from '#cloudformation/presets.ts';
import { layerParameters } from '#lib/api/environments.ts';
import { createEnvironment } from '#lib/environments/create-environment.ts';
import { updateEnvironment } from '#lib/environments/update-environment.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { clientsOf } from '../../local-aws/test-endpoint.ts';
import { applyDeployment } from './apply-deployment.ts';
import { deploymentsOf } from './deployments-for-tests.ts';
import { destroyEnvironment } from './destroy-environment.ts';
import { planDeployment } from './plan-deployment.ts';
import { previewDestruction } from './preview-destruction.ts';
import { retryDeployment } from './retry-deployment.ts';

vi.setConfig({ testTimeout: 90_000 });

let runtime: TestRuntime;
let its: ReturnType<typeof deploymentsOf>;

beforeAll(async () => {
  runtime = await startTestRuntime();
  its = deploymentsOf(runtime);
});

afterEach(() => its.removeFaults());

afterAll(() => runtime.close());

const development = presets.find(({ id }) => id === 'development')?.parameters ?? {};

async function create(name: string, more: Readonly<Record<string, object>> = {}) {
  await createEnvironment(runtime.ctx, {
    name,
    region: 'us-east-2',
    tags: {},
    parameters: layerParameters.parse({ ...development, ...more }),
  });
}

async function ended(started: Promise<{ readonly id: string }>) {
  return its.settled((await started).id);
}

const namesBoth = (layers: readonly string[]) => layers.toSorted().join() === 'data-lake,secrets';

const statuses = (deployment: { layers: readonly { layer: string; status: string }[] }) =>
  Object.fromEntries(deployment.layers.map(({ layer, status }) => [layer, status]));

test('a failed layer stops what needs it and nothing else; a retry goes on from there', async () => {
  const { ctx } = runtime;
  await create('graph');
  const waiting = await its.plan('graph', ['access', 'budget']);
  expect(waiting.layers.map(({ layer, status, waitsFor }) => [layer, status, waitsFor])).toEqual([
    ['secrets', 'planned', []],
    ['data-lake', 'planned', []],
    ['budget', 'planned', []],
    ['access', 'pending', expect.toSatisfy(namesBoth)],
  ]);

  await its.addFault({
    kind: 'resource',
    action: 'CREATE',
    stack: 'graph-access',
    logicalId: 'GlueRole',
    message: 'No more roles today',
    count: 1,
  });
  const layers = ['access', 'etl', 'budget'];
  const failed = await its.deploy('graph', layers);
  expect(failed).toMatchObject({ status: 'failed', failure: { logicalId: 'GlueRole' } });
  expect(statuses(failed)).toEqual({
    secrets: 'succeeded',
    'data-lake': 'succeeded',
    budget: 'succeeded',
    access: 'failed',
    etl: 'skipped',
  });

  const retried = await ended(retryDeployment(ctx, { id: failed.id }));
  expect(statuses(retried)).toEqual({ access: 'succeeded', etl: 'succeeded' });
  await expect(retryDeployment(ctx, { id: failed.id })).rejects.toMatchObject({
    code: 'deployment-not-failed',
  });
});

test('an edit is planned with everything downstream, and planned again where outputs change', async () => {
  const { ctx } = runtime;
  await create('edited');
  await its.deploy('edited', ['access']);
  await updateEnvironment(ctx, { name: 'edited', parameters: secrets('customer-key') });
  const planned = await ended(
    planDeployment(ctx, { name: 'edited', layers: ['secrets'], downstream: true, apply: false }),
  );
  expect(statuses(planned)).toMatchObject({ secrets: 'planned', access: 'unchanged' });
  const applied = await its.deploy('edited', ['secrets', 'access']);
  expect(statuses(applied)).toEqual({ secrets: 'succeeded', access: 'succeeded' });
  expect(applied.layers.find(({ layer }) => layer === 'access')?.changes).toContainEqual(
    expect.objectContaining({ logicalId: 'GlueRole', action: 'modify' }),
  );
});

const secrets = (encryption: 'aws-managed' | 'customer-key') => {
  const chosen = { secrets: { whenDeleted: 'delete', encryption } };
  return { secrets: layerParameters.parse(chosen).secrets };
};

test('what loses data is applied only by its name', async () => {
  const { ctx } = runtime;
  await create('losing');
  await its.deploy('losing', ['secrets']);
  await updateEnvironment(ctx, { name: 'losing', parameters: secrets('customer-key') });
  await its.deploy('losing', ['secrets']);
  await updateEnvironment(ctx, { name: 'losing', parameters: secrets('aws-managed') });
  const planned = await its.deploy('losing', ['secrets']);
  expect(planned).toMatchObject({
    status: 'planned',
    losses: [{ resourceType: 'AWS::KMS::Key', cause: 'it is removed from the template.' }],
  });
  await expect(applyDeployment(ctx, { id: planned.id })).rejects.toMatchObject({
    code: 'confirmation-mismatch',
    fields: [{ path: ['acceptLosses'] }],
  });
  const acceptLosses = planned.losses.map(({ name }) => name);
  expect(await ended(applyDeployment(ctx, { id: planned.id, acceptLosses }))).toMatchObject({
    status: 'succeeded',
  });
});

test('a bucket goes with its contents only by consent, even where its template keeps it', async () => {
  const { ctx } = runtime;
  await create('kept', { 'data-lake': { whenDeleted: 'retain' } });
  await its.deploy('kept', ['data-lake']);
  const { s3 } = clientsOf(runtime.localAws.url);
  const { buckets } = await previewDestruction(ctx, { name: 'kept' });
  const [bucket] = buckets;
  expect(buckets).toMatchObject([{ layer: 'data-lake', versions: 0, isComplete: true }]);
  const Bucket = bucket?.name ?? '';
  await s3.putObject({ Bucket, Key: 'raw/a.json', Body: '1' });
  await s3.putObject({ Bucket, Key: 'raw/a.json', Body: '2' });
  await s3.deleteObject({ Bucket, Key: 'raw/a.json' });
  await expect(
    destroyEnvironment(ctx, { name: 'kept', confirm: 'kept', emptyBuckets: ['someone-elses'] }),
  ).rejects.toMatchObject({ code: 'bucket-not-found' });
  expect(await previewDestruction(ctx, { name: 'kept' })).toMatchObject({
    buckets: [{ name: Bucket, versions: 3 }],
  });

  const confirm = { name: 'kept', confirm: 'kept' };
  const end = await ended(destroyEnvironment(ctx, { ...confirm, emptyBuckets: [Bucket] }));
  expect(end).toMatchObject({ status: 'succeeded' });
  await expect(s3.headBucket({ Bucket })).rejects.toMatchObject({ name: 'NotFound' });
});
