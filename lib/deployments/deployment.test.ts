import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { layers } from '#cloudformation/layers.ts';
import { listActivity } from '#lib/activity/list-activity.ts';
import { layerParameters } from '#lib/api/environments.ts';
import { describeChangeSet } from '#lib/aws/cloudformation/change-set.ts';
import { describeStack } from '#lib/aws/cloudformation/stack.ts';
import { getEnvironment } from '#lib/environments/read-environments.ts';
import { removeEnvironment } from '#lib/environments/remove-environment.ts';
import { updateEnvironment } from '#lib/environments/update-environment.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { applyDeployment } from './apply-deployment.ts';
import { discardDeployment } from './cancel-deployment.ts';
import { deploymentsOf, until } from './deployments-for-tests.ts';
import { destroyEnvironment } from './destroy-environment.ts';
import { changeSetName } from './layer-request.ts';
import { planDeployment } from './plan-deployment.ts';
import { getDeployment, listDeployments, listStackEvents } from './read-deployments.ts';

/** The first call of each service loads its schemas, which a busy machine makes long. */
vi.setConfig({ testTimeout: 60_000 });

let test: TestRuntime;
let its: ReturnType<typeof deploymentsOf>;

beforeAll(async () => {
  test = await startTestRuntime();
  its = deploymentsOf(test);
});

afterEach(() => its.removeFaults());

afterAll(() => test.close());

const aws = () => test.ctx.aws({ region: 'us-east-2' });
const network = (parameters: object) => layerParameters.parse({ network: parameters });

async function destroyed(name: string) {
  return its.settled((await destroyEnvironment(test.ctx, { name, confirm: name })).id);
}

describe('a deployment', () => {
  it('plans, applies, changes nothing, and destroys', async () => {
    await its.create('whole');
    const planned = await its.plan('whole');
    expect(planned).toMatchObject({ status: 'planned', failure: null, startedAt: null });
    expect(planned.expectedSeconds).toBeGreaterThan(0);
    const [run] = planned.layers;
    expect(run?.changes?.every(({ action }) => action === 'add')).toBe(true);
    const vpc = run?.changes?.find(({ logicalId }) => logicalId === 'Vpc');
    expect(vpc?.properties).toContainEqual(
      expect.objectContaining({ path: '/Properties/CidrBlock', after: '10.0.0.0/16' }),
    );

    await applyDeployment(test.ctx, { id: planned.id });
    expect(await its.settled(planned.id)).toMatchObject({ status: 'succeeded', failure: null });
    const { events } = await listStackEvents(test.ctx, { id: planned.id, after: 0, limit: 1000 });
    expect(events.filter(({ status }) => status === 'CREATE_COMPLETE')).toHaveLength(
      (run?.changes?.length ?? 0) + 1,
    );
    expect(events.at(-1)).toMatchObject({ resourceType: 'AWS::CloudFormation::Stack' });
    expect(await getEnvironment(test.ctx, { name: 'whole' })).toMatchObject({
      state: 'healthy',
      layers: expect.arrayContaining([
        expect.objectContaining({
          id: 'network',
          state: 'deployed',
          stackStatus: 'CREATE_COMPLETE',
        }),
      ]),
    });

    const again = await its.plan('whole');
    expect(again).toMatchObject({
      status: 'succeeded',
      layers: [{ status: 'unchanged', changes: [], failure: null }],
    });
    expect(
      await describeChangeSet(aws(), 'whole-network', changeSetName(again.id, 1)),
    ).toBeUndefined();

    expect(await destroyed('whole')).toMatchObject({
      status: 'succeeded',
      layers: [{ status: 'succeeded', retained: [] }],
    });
    expect(await getEnvironment(test.ctx, { name: 'whole' })).toMatchObject({
      state: 'empty',
      layers: layers.map(({ id }) => ({ id, state: 'not-deployed' })),
    });
    expect(await describeStack(aws(), 'whole-network')).toBeUndefined();

    const { entries } = await listActivity(test.ctx, { name: 'whole', limit: 200 });
    const story = entries.filter(({ kind }) => kind !== 'stack-event').map(({ kind }) => kind);
    expect(story.reverse()).toEqual([
      'environment-created',
      'plan-requested',
      'plan-ready',
      'deployment-started',
      'deployment-succeeded',
      'plan-requested',
      'deployment-succeeded',
      'deployment-decided',
      'deployment-started',
      'deployment-succeeded',
    ]);
    await removeEnvironment(test.ctx, { name: 'whole' });
    await expect(getEnvironment(test.ctx, { name: 'whole' })).rejects.toMatchObject({
      code: 'environment-not-found',
    });
  });

  it('shows what a changed parameter does, property by property, and does it', async () => {
    await its.create('altered');
    await its.deploy('altered');
    await updateEnvironment(test.ctx, {
      name: 'altered',
      parameters: network({
        privateSubnetCidrs: ['10.0.11.0/24', '10.0.20.0/24'],
        natGateways: 'single',
      }),
    });
    const planned = await its.plan('altered');
    const changes = planned.layers[0]?.changes ?? [];
    const subnet = changes.find(({ logicalId }) => logicalId === 'PrivateSubnetA');
    expect(subnet).toMatchObject({ action: 'modify', replacement: 'yes' });
    expect(subnet?.properties).toContainEqual({
      path: '/Properties/CidrBlock',
      before: '10.0.10.0/24',
      after: '10.0.11.0/24',
      requiresRecreation: 'always',
      cause: expect.toSatisfy((cause) => cause === null || typeof cause === 'string'),
    });
    expect(changes).toContainEqual(
      expect.objectContaining({ resourceType: 'AWS::EC2::NatGateway', action: 'remove' }),
    );
    await applyDeployment(test.ctx, { id: planned.id });
    expect(await its.settled(planned.id)).toMatchObject({ status: 'succeeded' });
    expect(await describeStack(aws(), 'altered-network')).toMatchObject({
      status: 'UPDATE_COMPLETE',
      tags: { team: 'data', 'strata:environment': 'altered', 'strata:layer': 'network' },
    });
  });

  it('leaves nothing of a discarded plan', async () => {
    await its.create('discarded');
    const planned = await its.plan('discarded');
    expect(await describeStack(aws(), 'discarded-network')).toMatchObject({
      status: 'REVIEW_IN_PROGRESS',
    });
    expect(await discardDeployment(test.ctx, planned)).toMatchObject({ status: 'discarded' });
    await until(test.ctx, planned.id, ({ layers }) => layers[0]?.status === 'skipped');
    await expect.poll(() => describeStack(aws(), 'discarded-network')).toBeUndefined();
    await expect(applyDeployment(test.ctx, planned)).rejects.toMatchObject({
      code: 'deployment-not-planned',
    });
  });

  it('gives way to a newer plan, whose stack it leaves alone', async () => {
    await its.create('superseded');
    const first = await its.plan('superseded');
    const second = await its.plan('superseded');
    const superseded = await until(
      test.ctx,
      first.id,
      ({ layers }) => layers[0]?.status === 'skipped',
    );
    expect(superseded).toMatchObject({ status: 'discarded' });
    expect(
      await describeChangeSet(aws(), 'superseded-network', changeSetName(first.id, 1)),
    ).toBeUndefined();
    await applyDeployment(test.ctx, second);
    expect(await its.settled(second.id)).toMatchObject({ status: 'succeeded' });
    const { deployments } = await listDeployments(test.ctx, { name: 'superseded', limit: 10 });
    expect(deployments.map(({ id }) => id)).toEqual([second.id, first.id]);
  });

  it('waits for its turn while another is under way', async () => {
    await its.create('busy');
    const running = await planDeployment(test.ctx, {
      name: 'busy',
      layers: ['network'],
      apply: true,
    });
    await until(test.ctx, running.id, ({ status }) => status === 'applying');
    await expect(updateEnvironment(test.ctx, { name: 'busy', tags: {} })).rejects.toMatchObject({
      code: 'deployment-active',
    });
    await expect(applyDeployment(test.ctx, running)).rejects.toMatchObject({
      code: 'deployment-not-planned',
    });
    const turn = { kind: 'turn', text: expect.stringContaining('tester'), until: null };
    const next = await planDeployment(test.ctx, {
      name: 'busy',
      layers: ['network'],
      apply: false,
    });
    expect(next).toMatchObject({ status: 'queued', needs: [turn] });
    await expect(removeEnvironment(test.ctx, { name: 'busy' })).rejects.toMatchObject({
      code: 'environment-deployed',
    });
    const last = await destroyEnvironment(test.ctx, { name: 'busy', confirm: 'busy' });
    expect(last).toMatchObject({ status: 'waiting', needs: [turn] });
    expect(await its.settled(last.id)).toMatchObject({ status: 'succeeded', needs: [] });
    const [first, second, third] = await Promise.all(
      [running, next, last].map(({ id }) => getDeployment(test.ctx, { id })),
    );
    expect(first).toMatchObject({ status: 'succeeded' });
    expect(second).toMatchObject({ status: 'succeeded', layers: [{ status: 'unchanged' }] });
    expect(third?.startedAt ?? '').not.toBe('');
    expect(Date.parse(third?.startedAt ?? '')).toBeGreaterThanOrEqual(
      Date.parse(second?.finishedAt ?? ''),
    );
  });
});

describe('a deployment that fails', () => {
  it('names the first resource that did, rolls back, and can be planned anew', async () => {
    await its.create('failing');
    await its.addFault({
      kind: 'resource',
      action: 'CREATE',
      stack: 'failing-network',
      logicalId: 'PrivateSubnetB',
      message: 'The subnet is unlucky',
      count: 1,
    });
    const failed = await its.deploy('failing');
    const failure = {
      kind: 'resource',
      layer: 'network',
      logicalId: 'PrivateSubnetB',
      resourceType: 'AWS::EC2::Subnet',
      status: 'CREATE_FAILED',
      reason: expect.stringContaining('The subnet is unlucky'),
    };
    expect(failed).toMatchObject({
      status: 'failed',
      failure,
      layers: [{ status: 'failed', failure }],
    });
    expect(await describeStack(aws(), 'failing-network')).toMatchObject({
      status: 'ROLLBACK_COMPLETE',
    });
    const { entries } = await listActivity(test.ctx, { name: 'failing', limit: 200 });
    expect(entries).toContainEqual(
      expect.objectContaining({
        kind: 'deployment-failed',
        severity: 'error',
        summary: expect.stringContaining('PrivateSubnetB'),
      }),
    );

    const planned = await its.plan('failing');
    expect(planned).toMatchObject({ status: 'planned', failure: null });
    await applyDeployment(test.ctx, planned);
    expect(await its.settled(planned.id)).toMatchObject({ status: 'succeeded' });
  });

  it('says why an update was rolled back and leaves the stack to the next plan', async () => {
    await its.create('updating');
    await its.deploy('updating');
    await updateEnvironment(test.ctx, {
      name: 'updating',
      parameters: network({ natGateways: 'none' }),
      tags: { team: 'platform' },
    });
    await its.addFault({
      kind: 'resource',
      action: 'UPDATE',
      stack: 'updating-network',
      logicalId: 'Vpc',
      message: 'No tags today',
      count: 1,
    });
    expect(await its.deploy('updating')).toMatchObject({
      status: 'failed',
      failure: { logicalId: 'Vpc', status: 'UPDATE_FAILED' },
    });
    expect(await describeStack(aws(), 'updating-network')).toMatchObject({
      status: 'UPDATE_ROLLBACK_COMPLETE',
    });
    expect(await its.deploy('updating')).toMatchObject({ status: 'succeeded' });
  });

  it('says what AWS refuses or denies to plan', async () => {
    await its.create('denied');
    await its.addFault({
      kind: 'deny',
      service: 'CloudFormation',
      operation: 'CreateChangeSet',
      count: 1,
    });
    expect(await its.deploy('denied')).toMatchObject({
      status: 'failed',
      failure: { kind: 'step', layer: 'network', reason: expect.stringContaining('denies') },
    });
  });

  it('waits for AWS where calls are throttled or dropped', async () => {
    await its.create('patient');
    const faults = { service: 'CloudFormation', operation: 'ExecuteChangeSet' };
    await its.addFault({ kind: 'drop', ...faults, count: 1 });
    await its.addFault({ kind: 'throttle', ...faults, count: 1 });
    expect(await its.deploy('patient')).toMatchObject({ status: 'succeeded' });
  });

  it('says what it waits for while AWS denies it to look, and goes on afterwards', async () => {
    await its.create('denied-look');
    await its.addFault({ kind: 'deny', service: 'CloudFormation', operation: 'DescribeStacks' });
    const { id } = await planDeployment(test.ctx, {
      name: 'denied-look',
      layers: ['network'],
      apply: false,
    });
    const waiting = await until(test.ctx, id, ({ waitingReason }) => waitingReason !== null);
    expect(waiting).toMatchObject({ status: 'planning' });
    expect(waiting.waitingReason).toMatch(/AWS denies access/);
    await its.removeFaults();
    expect(await its.settled(id)).toMatchObject({ status: 'planned', waitingReason: null });
  });
});

describe('a destruction', () => {
  it('says what could not be deleted and why, and can be asked for again', async () => {
    await its.create('sticky');
    await its.deploy('sticky');
    await its.addFault({
      kind: 'resource',
      action: 'DELETE',
      stack: 'sticky-network',
      logicalId: 'Vpc',
      message: 'Something in it is alive',
    });
    const failed = await destroyed('sticky');
    expect(failed).toMatchObject({
      status: 'failed',
      failure: { logicalId: 'Vpc', status: 'DELETE_FAILED' },
      layers: [
        {
          status: 'failed',
          retained: [
            {
              logicalId: 'Vpc',
              resourceType: 'AWS::EC2::VPC',
              physicalId: expect.stringMatching(/^vpc-/),
              reason: expect.stringContaining('Something in it is alive'),
            },
          ],
        },
      ],
    });
    expect(await getEnvironment(test.ctx, { name: 'sticky' })).toMatchObject({ state: 'failed' });
    expect(await its.plan('sticky')).toMatchObject({
      status: 'failed',
      failure: { reason: expect.stringContaining('DELETE_FAILED') },
    });
    await its.removeFaults();
    expect(await destroyed('sticky')).toMatchObject({ status: 'succeeded' });
  });

  it('deletes the stack of a plan that was never applied', async () => {
    await its.create('unapplied');
    const planned = await its.plan('unapplied');
    expect(await destroyed('unapplied')).toMatchObject({ status: 'succeeded' });
    expect(await getDeployment(test.ctx, planned)).toMatchObject({ status: 'discarded' });
    await expect(destroyed('unapplied')).rejects.toMatchObject({ code: 'nothing-deployed' });
  });

  it('wants the name typed', async () => {
    await its.create('typed');
    await expect(
      destroyEnvironment(test.ctx, { name: 'typed', confirm: 'other' }),
    ).rejects.toMatchObject({ code: 'confirmation-mismatch', fields: [{ path: ['confirm'] }] });
  });
});
