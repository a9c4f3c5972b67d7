import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { deploymentsQuery } from '#lib/api/deployments.ts';
import { layerParameters } from '#lib/api/environments.ts';
import { updateEnvironment } from '#lib/environments/update-environment.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { compareDeployments } from './compare-deployments.ts';
import { deploymentsOf } from './deployments-for-tests.ts';
import { getPlanMarkdown } from './get-plan-markdown.ts';
import { listPastDurations } from './list-past-durations.ts';
import { listDeployments, listStackEvents } from './read-deployments.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let test: TestRuntime;
let first: Deployment;
let failed: Deployment;
let last: Deployment;

beforeAll(async () => {
  test = await startTestRuntime();
  const its = deploymentsOf(test);
  const subnets = (cidr: string) =>
    updateEnvironment(test.ctx, {
      name: 'told',
      parameters: layerParameters.parse({
        network: { privateSubnetCidrs: [cidr, '10.0.20.0/24'] },
      }),
    });
  await its.create('told', { natGateways: 'none' });
  first = await its.deploy('told');
  await subnets('10.0.11.0/24');
  const message = 'No 50% more_subnets';
  const stack = 'told-network';
  const logicalId = 'PrivateSubnetA';
  await its.addFault({ kind: 'resource', action: 'UPDATE', stack, logicalId, message, count: 1 });
  failed = await its.deploy('told');
  await its.removeFaults();
  last = await its.deploy('told');
});

afterAll(() => test.close());

async function found(query: object): Promise<string[]> {
  const search = deploymentsQuery.parse(query);
  const { deployments } = await listDeployments(test.ctx, { name: 'told', ...search });
  return deployments.map(({ id }) => id);
}

it('is searched by everything that a deployment says', async () => {
  const all = [last.id, failed.id, first.id];
  expect([first.status, failed.status, last.status]).toEqual(['succeeded', 'failed', 'succeeded']);
  expect(await found({})).toEqual(all);
  expect(await found({ status: 'failed' })).toEqual([failed.id]);
  expect(await found({ kind: 'destroy' })).toEqual([]);
  expect(await found({ layer: 'network' })).toEqual(all);
  expect(await found({ layer: 'etl' })).toEqual([]);
  expect(await found({ requestedBy: first.requestedBy })).toEqual(all);
  expect(await found({ requestedBy: 'nobody' })).toEqual([]);
  expect(await found({ from: failed.requestedAt })).toEqual([last.id, failed.id]);
  expect(await found({ to: failed.requestedAt })).toEqual([failed.id, first.id]);
  expect(await found({ text: first.id.slice(-8).toUpperCase() })).toEqual([first.id]);
  expect(await found({ text: '50% MORE_subnets' })).toEqual([failed.id]);
  expect(await found({ text: '50_ more' })).toEqual([]);
  expect(await found({ text: 'internetgateway' })).toEqual([first.id]);
  expect(await found({ text: 'no such thing', status: 'failed' })).toEqual([]);
  expect(await found({ limit: 1, before: last.id })).toEqual([failed.id]);
});

it('finds a deployment by what AWS calls a resource', async () => {
  const { events } = await listStackEvents(test.ctx, { id: last.id, after: 0, limit: 1_000 });
  const subnet = events.find(({ logicalId }) => logicalId === 'PrivateSubnetA')?.physicalId ?? '';
  expect(subnet).toMatch(/^subnet-/);
  expect(await found({ text: subnet })).toContain(last.id);
});

it('tells how long successful deployments of the same layers took before', async () => {
  expect(await listPastDurations(test.ctx, first)).toEqual({ durations: [] });
  const { durations } = await listPastDurations(test.ctx, last);
  expect(durations).toEqual([
    { id: first.id, startedAt: first.startedAt, seconds: expect.toSatisfy((s) => s > 0) },
  ]);
});

it('names the operations as AWS does', () => {
  expect(last.layers).toMatchObject([
    {
      stackId: expect.stringContaining(':stack/told-network/'),
      changeSetId: expect.stringContaining(':changeSet/strata-'),
      requestToken: expect.stringMatching(/^strata-execute-/),
    },
  ]);
});

it('is compared with an earlier one of the same environment only', async () => {
  const comparison = await compareDeployments(test.ctx, { id: last.id, with: first.id });
  expect(comparison).toMatchObject({
    environment: 'told',
    from: { id: first.id, status: 'succeeded' },
    to: { id: last.id, status: 'succeeded' },
  });
  const [network] = comparison.layers;
  expect(network?.parameters).toContainEqual({
    path: 'privateSubnetCidrs',
    from: expect.stringContaining('10.0.10.0/24'),
    to: expect.stringContaining('10.0.11.0/24'),
  });
  expect(network?.changes).toContainEqual({
    logicalId: 'PrivateSubnetA',
    resourceType: 'AWS::EC2::Subnet',
    from: 'Add',
    to: expect.stringMatching(/^Replace: CidrBlock/),
  });
  const its = deploymentsOf(test);
  await its.create('other', { natGateways: 'none' });
  const { id } = await its.plan('other');
  await expect(compareDeployments(test.ctx, { id: last.id, with: id })).rejects.toMatchObject({
    code: 'deployment-not-found',
  });
});

it('is Markdown for a pull request', async () => {
  const { fileName, bytes } = await getPlanMarkdown(test.ctx, last);
  expect(fileName).toBe('told-plan.md');
  const text = new TextDecoder().decode(bytes);
  expect(text).toContain('## Plan for `told`');
  expect(text).toMatch(/\| High \| Replacement \| `network` \| Subnet `PrivateSubnetA` \|/);
  expect(text).toContain('`10.0.11.0/24`');
});
