import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { listActivity } from '#lib/activity/list-activity.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { getLayerTemplate } from '#lib/environments/layers.ts';
import { updateEnvironment } from '#lib/environments/update-environment.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { applyDeployment } from './apply-deployment.ts';
import { makeBucket } from './bucket-by-hand-for-tests.ts';
import { deploymentsOf, until } from './deployments-for-tests.ts';
import { destroyEnvironment } from './destroy-environment.ts';
import { importResource, previewImport } from './import-resource.ts';
import { keepImports } from './imports.ts';
import { retryDeployment } from './retry-deployment.ts';

vi.setConfig({ testTimeout: 60_000 });

const name = 'taking-in';
const bucket = 'made-by-hand';

let test: TestRuntime;
let its: ReturnType<typeof deploymentsOf>;

const refresh = () => refreshEnvironment(test.ctx, { name });
const aws = () => test.ctx.aws({ region: 'us-east-2' });
const nodeOf = async (id: string) => (await refresh()).nodes.find((node) => node.id === id);

beforeAll(async () => {
  test = await startTestRuntime({ speed: 1_000 });
  its = deploymentsOf(test);
  await its.create(name, { natGateways: 'none' });
  await makeBucket(test.ctx, name, bucket);
});
afterAll(() => test.close());

it('has no stack to go into before one is deployed', async () => {
  expect(await nodeOf(bucket)).toMatchObject({ managed: false });
  await expect(previewImport(test.ctx, { name, resource: bucket })).rejects.toMatchObject({
    code: 'not-importable',
    message: `${name} has no stack that could take it in.`,
  });
  await expect(
    importResource(test.ctx, { name, resource: bucket, layer: 'network' }),
  ).rejects.toMatchObject({ code: 'not-importable', fields: [{ path: ['layer'] }] });
});

it('is told as the template would have it', async () => {
  expect(await its.deploy(name)).toMatchObject({ status: 'succeeded' });
  const preview = await previewImport(test.ctx, { name, resource: bucket });
  expect(preview).toMatchObject({
    type: 'AWS::S3::Bucket',
    logicalId: 'ImportedMadeByHand',
    layers: ['network'],
    suggestedLayer: 'network',
  });
  expect(preview.properties).toMatchObject({
    BucketName: bucket,
    Tags: [{ Key: 'owner', Value: 'ann' }],
  });
  expect(preview.properties).not.toHaveProperty('Arn');
});

it('refuses what a stack has, what AWS made, and a name that is taken', async () => {
  const { nodes } = await refresh();
  const vpc = nodes.find(({ logicalId }) => logicalId === 'Vpc');
  const ofAws = nodes.find(({ awsDefault }) => awsDefault);
  for (const [resource, why] of [
    [vpc?.id ?? '', 'it belongs to the stack of network'],
    [ofAws?.id ?? '', 'AWS made it together with another resource'],
  ] as const) {
    await expect(previewImport(test.ctx, { name, resource })).rejects.toMatchObject({
      code: 'not-importable',
      message: expect.stringContaining(why),
    });
  }
  await expect(
    importResource(test.ctx, { name, resource: bucket, layer: 'network', logicalId: 'Vpc' }),
  ).rejects.toMatchObject({ code: 'not-importable', fields: [{ path: ['logicalId'] }] });
});

it('is not mixed with other changes: CloudFormation’s refusal is told', async () => {
  await updateEnvironment(test.ctx, { name, parameters: { network: { natGateways: 'single' } } });
  const { id } = await importResource(test.ctx, { name, resource: bucket, layer: 'network' });
  const { layers } = await until(test.ctx, id, ({ status }) => status === 'failed');
  expect(layers[0]?.failure?.reason).toMatch(/NatGatewayA.*deploy what has changed/);
  const retry = await retryDeployment(test.ctx, { id });
  const again = await until(test.ctx, retry.id, ({ status }) => status === 'failed');
  expect(again.layers[0]?.failure?.reason).toMatch(/NatGatewayA.*deploy what has changed/);
  await updateEnvironment(test.ctx, { name, parameters: { network: { natGateways: 'none' } } });
});

it('is planned, reviewed and taken in, and belongs to the stack from then on', async () => {
  const { id } = await importResource(test.ctx, { name, resource: bucket, layer: 'network' });
  const planned = await until(test.ctx, id, ({ status }) => status === 'planned');
  expect(planned.layers[0]?.changes).toMatchObject([
    { action: 'import', logicalId: 'ImportedMadeByHand', resourceType: 'AWS::S3::Bucket' },
  ]);
  await applyDeployment(test.ctx, { id });
  await until(test.ctx, id, ({ status }) => status === 'succeeded');
  expect(await nodeOf(bucket)).toMatchObject({ managed: true, layer: 'network' });
  const { entries } = await listActivity(test.ctx, { name, limit: 50 });
  expect(entries.map(({ summary }) => summary)).toContain(
    `Import of ${bucket} into Network requested`,
  );
});

it('stays in every later template, and changes with it', async () => {
  const unchanged = await its.plan(name);
  expect(unchanged.layers).toMatchObject([{ layer: 'network', status: 'unchanged' }]);
  const { yaml } = await getLayerTemplate(test.ctx, { name, layer: 'network' });
  expect(yaml).toContain('ImportedMadeByHand');
  await updateEnvironment(test.ctx, { name, tags: { team: 'other' } });
  expect(await its.deploy(name)).toMatchObject({ status: 'succeeded' });
  expect(await nodeOf(bucket)).toMatchObject({ managed: true, tags: { team: 'other' } });
  const second = 'made-by-hand-too';
  await makeBucket(test.ctx, name, second);
  await refresh();
  const more = await importResource(test.ctx, { name, resource: second, layer: 'network' });
  await until(test.ctx, more.id, ({ status }) => status === 'planned');
  await applyDeployment(test.ctx, { id: more.id });
  await until(test.ctx, more.id, ({ status }) => status === 'succeeded');
  expect(await its.plan(name)).toMatchObject({ layers: [{ status: 'unchanged' }] });
});

it('outlives the stack, and the next stack does without it', async () => {
  const { id } = await destroyEnvironment(test.ctx, { name, confirm: name });
  await until(test.ctx, id, ({ status }) => status === 'succeeded');
  await aws().s3.send(new HeadBucketCommand({ Bucket: bucket }));
  expect(await its.deploy(name)).toMatchObject({ status: 'succeeded' });
  const { yaml } = await getLayerTemplate(test.ctx, { name, layer: 'network' });
  expect(yaml).not.toContain('ImportedMadeByHand');
  expect(await nodeOf(bucket)).toMatchObject({ managed: false });
});

it('is kept for what an import of its own has ended with, and not an earlier one', async () => {
  const { id, imports } = await test.ctx.db.environment.findUniqueOrThrow({ where: { name } });
  const taken = { logicalId: 'Later', type: 'AWS::S3::Bucket', identifier: {}, properties: {} };
  const run = { layer: 'network', status: 'applying', imports: [taken] };
  const stack = { stackId: 'another', status: 'IMPORT_COMPLETE' } as const;
  const kept = async (begun: boolean) => {
    await keepImports(test.ctx.db, id, run, { stack, begun });
    const row = await test.ctx.db.environment.findUniqueOrThrow({ where: { id } });
    return row.imports;
  };
  expect(await kept(false)).toEqual(imports);
  expect(await kept(true)).toMatchObject({
    network: { stackId: 'another', resources: [{ logicalId: 'Later' }] },
  });
});
