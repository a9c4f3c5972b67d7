import { CreateTagsCommand } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { listActivity } from '#lib/activity/list-activity.ts';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { getEnvironment } from '#lib/environments/read-environments.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { adoptDrift } from './adopt-drift.ts';
import { detectDrift } from './detect-drift.ts';
import { detectDueDrift } from './detect-due-drift.ts';
import { driftRetention } from './drifted-retention-for-tests.ts';
import { getResourceDrift } from './get-resource-drift.ts';

vi.setConfig({ testTimeout: 60_000 });

const name = 'drifting';

let test: TestRuntime;
let its: ReturnType<typeof deploymentsOf>;

beforeAll(async () => {
  test = await startTestRuntime();
  its = deploymentsOf(test);
  await test.runtime.watcher.stop();
  await its.create(name);
});
afterAll(() => test.close());

const refresh = () => refreshEnvironment(test.ctx, { name });

async function checkedAt(): Promise<string | null | undefined> {
  const { layers } = await getEnvironment(test.ctx, { name });
  return layers.find(({ id }) => id === 'network')?.driftCheckedAt;
}

/** Asks for a comparison, and discovers until it has ended. */
async function compared() {
  const before = await checkedAt();
  const detection = await detectDrift(test.ctx, { name });
  const graph = await vi.waitFor(
    async () => {
      const found = await refresh();
      expect(await checkedAt()).not.toBe(before);
      return found;
    },
    { timeout: 20_000, interval: 20 },
  );
  return { detection, graph };
}

async function news() {
  const { entries } = await listActivity(test.ctx, { name, limit: 200 });
  return entries.map(({ kind, severity, summary }) => `${kind} ${severity} ${summary}`);
}

it('is not to be had of what was never deployed', async () => {
  await expect(detectDrift(test.ctx, { name })).rejects.toMatchObject({ code: 'nothing-deployed' });
  await expect(detectDrift(test.ctx, { name: 'no-such' })).rejects.toMatchObject({
    code: 'environment-not-found',
  });
});

describe('of a deployed layer', () => {
  beforeAll(async () => {
    expect(await its.deploy(name)).toMatchObject({ status: 'succeeded' });
    await refresh();
  });

  it('is unknown before anyone looks, and nothing where nothing was touched', async () => {
    const { nodes } = await refresh();
    expect(nodes.filter(({ drift }) => drift)).toEqual([]);
    expect(await checkedAt()).toBeNull();
    const { detection, graph } = await compared();
    expect(detection.layers).toEqual([{ layer: 'network', outcome: 'started', reason: null }]);
    const vpc = graph.nodes.find(({ type }) => type === 'AWS::EC2::VPC');
    expect(vpc?.drift).toMatchObject({ state: 'in-sync' });
    expect(graph.nodes.filter(({ drift }) => drift && drift.state !== 'in-sync')).toEqual([]);
    expect(await news()).toContain(
      'drift-detection-started info 1 layer being compared with their templates',
    );
  });

  it('tells which property was changed by hand, and what it was and is', async () => {
    const vpc = (await refresh()).nodes.find(({ type }) => type === 'AWS::EC2::VPC');
    const Tags = [{ Key: 'Name', Value: 'renamed' }];
    await test.ctx
      .aws({ region: 'us-east-2' })
      .ec2.send(new CreateTagsCommand({ Resources: [vpc?.id ?? ''], Tags }));
    const { graph } = await compared();
    const drifted = graph.nodes.filter(({ drift }) => drift?.state === 'modified');
    expect(drifted.map(({ id }) => id)).toEqual([vpc?.id]);
    expect(await getEnvironment(test.ctx, { name })).toMatchObject({ driftedCount: 1 });
    const detail = await getResourceDrift(test.ctx, { name, resource: vpc?.id ?? '' });
    expect(detail).toMatchObject({ state: 'modified', checkedAt: drifted[0]?.drift?.checkedAt });
    expect(detail.differences).toEqual([
      {
        path: expect.stringMatching(/^\/Tags\/\d+\/Value$/),
        kind: 'changed',
        expected: `${name}-vpc`,
        actual: 'renamed',
        parameter: null,
      },
    ]);
    const { entries } = await listActivity(test.ctx, {
      name,
      limit: 50,
      resource: vpc?.id,
    });
    expect(entries.map(({ summary }) => summary)).toContainEqual(
      expect.stringContaining('no longer is as its template says'),
    );
    expect(entries.map(({ summary }) => summary)).toContain('VPC Vpc created');
    expect(new Set(entries.map(({ resourceId }) => resourceId))).toEqual(new Set([vpc?.id]));
  });

  it('is known as soon as the comparison has ended, which is told', async () => {
    const before = await checkedAt();
    const moved: string[] = [];
    const signals = {
      ...test.ctx.signals,
      environmentMoved: (environment: string) => moved.push(environment),
    };
    await detectDrift({ ...test.ctx, signals }, { name });
    await vi.waitFor(() => expect(moved).toEqual([name]), { timeout: 20_000 });
    await refresh();
    expect(await checkedAt()).not.toBe(before);
  });

  it('is taken into the parameter that the property follows', async () => {
    await its.create('adopting', { flowLogs: true });
    expect(await its.deploy('adopting')).toMatchObject({ status: 'succeeded' });
    const resource = await driftRetention(test.ctx, 'adopting', 90);
    const { differences } = await getResourceDrift(test.ctx, { name: 'adopting', resource });
    expect(differences).toEqual([
      {
        path: '/RetentionInDays',
        kind: 'changed',
        expected: '30',
        actual: '90',
        parameter: 'flowLogRetentionDays',
      },
    ]);
    const adopt = { name: 'adopting', resource, path: '/RetentionInDays' };
    expect(await adoptDrift(test.ctx, adopt)).toEqual({
      layer: 'network',
      parameter: 'flowLogRetentionDays',
      value: 90,
    });
    const { parameters } = await getEnvironment(test.ctx, { name: 'adopting' });
    expect(parameters.network).toMatchObject({ flowLogs: true, flowLogRetentionDays: 90 });
    await expect(adoptDrift(test.ctx, { ...adopt, path: '/Tags' })).rejects.toMatchObject({
      code: 'nothing-to-adopt',
      fields: [{ path: ['path'] }],
    });
  });

  it('is looked for by itself as often as the rules say, by one instance', async () => {
    const { id: environmentId } = await test.ctx.db.environment.findUniqueOrThrow({
      where: { name },
    });
    const by = { changedBy: 'tester', changedAt: new Date() };
    await test.ctx.db.deploymentRules.create({ data: { environmentId, driftHours: 1, ...by } });
    const asked = async () =>
      (await news()).filter((text) => text.includes('being compared')).length;
    const before = await asked();
    await detectDueDrift(test.ctx);
    expect(await asked()).toBe(before);
    const inAnHour = { now: () => new Date(Date.now() + 3_660_000) };
    const later = { ...test.ctx, clock: inAnHour };
    await Promise.all([detectDueDrift(later), detectDueDrift(later)]);
    expect(await asked()).toBe(before + 1);
    await test.ctx.db.deploymentRules.update({
      where: { environmentId },
      data: { driftHours: null, driftAskedAt: null },
    });
    await detectDueDrift(later);
    expect(await asked()).toBe(before + 1);
  });

  it('has no detail of what no stack holds', async () => {
    await expect(getResourceDrift(test.ctx, { name, resource: 'vpc-none' })).rejects.toMatchObject({
      code: 'resource-not-found',
    });
  });
});
