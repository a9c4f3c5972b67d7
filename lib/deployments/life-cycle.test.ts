import {
  UpdateStackCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateTagsCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type NewDeploymentRules, newDeploymentRules } from '#lib/api/deployment-rules.ts';
import { describeStack } from '#lib/aws/cloudformation/stack.ts';
import type { Context } from '#lib/context/context.ts';
import { getEnvironment } from '#lib/environments/read-environments.ts';
import { updateEnvironment } from '#lib/environments/update-environment.ts';
import { addPerson } from '#lib/identity/people.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { admitWaiting } from './admit-next.ts';
import { applyDeployment } from './apply-deployment.ts';
import { approveDeployment } from './approve-deployment.ts';
import { cancelDeployment } from './cancel-deployment.ts';
import { deploymentsOf, until } from './deployments-for-tests.ts';
import { destroyEnvironment } from './destroy-environment.ts';
import { listRecoveries } from './list-recoveries.ts';
import { planDeployment } from './plan-deployment.ts';
import { getDeployment } from './read-deployments.ts';
import { recoverLayer } from './recover-layer.ts';
import { repeatDeployment, rollBackDeployment } from './repeat-deployment.ts';
import { retryDeployment } from './retry-deployment.ts';
import { setDeploymentRules } from './set-deployment-rules.ts';

vi.setConfig({ testTimeout: 90_000 });

let test: TestRuntime;
let its: ReturnType<typeof deploymentsOf>;
let ann: Context;
let ben: Context;
let eve: Context;

beforeAll(async () => {
  test = await startTestRuntime({ speed: 300 });
  its = deploymentsOf(test);
  [ann, ben, eve] = (await Promise.all(['Ann', 'Ben', 'Eve'].map(contextOf))) as [
    Context,
    Context,
    Context,
  ];
});

afterAll(() => test.close());

async function contextOf(name: string): Promise<Context> {
  const email = `${name.toLowerCase()}@example.com`;
  const { person } = await addPerson(test.ctx, { name, email });
  return test.runtime.contextFor({ name, kind: 'person', userId: person.id });
}

const setRules = (name: string, given: Partial<NewDeploymentRules>) =>
  setDeploymentRules(test.ctx, { name, ...newDeploymentRules.parse(given) });

const planBy = async (ctx: Context, name: string, apply = false) => {
  const { id } = await planDeployment(ctx, { name, layers: ['network'], apply });
  return until(ctx, id, ({ status }) => status !== 'queued' && status !== 'planning');
};

const stackOf = (name: string) =>
  describeStack(test.ctx.aws({ region: 'us-east-2' }), `${name}-network`);

/** An update that takes a while: it makes NAT gateways. */
const slowChange = { parameters: { network: { natGateways: 'per-zone' } } };

describe('approval', () => {
  it('is needed from so many others, each with a comment, before anything is applied', async () => {
    await its.create('reviewed');
    await setRules('reviewed', { approvals: 2 });
    const plan = await planBy(ann, 'reviewed', true);
    expect(plan).toMatchObject({
      status: 'waiting',
      decidedBy: 'Ann',
      requiredApprovals: 2,
      needs: [{ kind: 'approvals', text: '2 other people have to approve it.' }],
    });
    const approve = { id: plan.id, decision: 'approved', comment: 'Looks right' } as const;
    await expect(approveDeployment(ann, approve)).rejects.toMatchObject({ code: 'own-deployment' });
    expect(await approveDeployment(ben, approve)).toMatchObject({
      status: 'waiting',
      needs: [{ kind: 'approvals', text: 'One more person has to approve it.' }],
    });
    expect(await approveDeployment(ben, approve)).toMatchObject({ status: 'waiting' });
    expect(await stackOf('reviewed')).toMatchObject({ status: 'REVIEW_IN_PROGRESS' });
    expect(await approveDeployment(eve, approve)).toMatchObject({ status: 'applying', needs: [] });
    const done = await its.settled(plan.id);
    expect(done).toMatchObject({ status: 'succeeded' });
    expect(done.approvals.map(({ by, comment }) => `${by}: ${comment}`)).toEqual([
      'Ben: Looks right',
      'Eve: Looks right',
    ]);
    await expect(approveDeployment(ben, approve)).rejects.toMatchObject({
      code: 'deployment-not-open',
    });
  });

  it('is needed to destroy, and a rejection ends it', async () => {
    const destruction = await destroyEnvironment(ann, { name: 'reviewed', confirm: 'reviewed' });
    expect(destruction).toMatchObject({ status: 'waiting', needs: [{ kind: 'approvals' }] });
    const rejected = await approveDeployment(eve, {
      id: destruction.id,
      decision: 'rejected',
      comment: 'Still in use',
    });
    expect(rejected).toMatchObject({ status: 'discarded', approvals: [{ decision: 'rejected' }] });
    expect(await stackOf('reviewed')).toMatchObject({ status: 'CREATE_COMPLETE' });
  });

  it('expires', async () => {
    await setRules('reviewed', { approvals: 1, approvalHours: 1 });
    await updateEnvironment(ann, { name: 'reviewed', tags: { team: 'other' } });
    const plan = await planBy(ann, 'reviewed');
    await approveDeployment(ben, { id: plan.id, decision: 'approved', comment: 'Yes' });
    const later = new Date(Date.now() + 3_601_000);
    const then = { ...ann, clock: { now: () => later } };
    expect(await getDeployment(ann, plan)).toMatchObject({ status: 'planned', needs: [] });
    expect(await getDeployment(then, plan)).toMatchObject({ needs: [{ kind: 'approvals' }] });
    expect(await applyDeployment(then, { id: plan.id })).toMatchObject({ status: 'waiting' });
    expect(await cancelDeployment(ann, { id: plan.id, mode: 'now' })).toMatchObject({
      status: 'discarded',
      layers: [{ layer: 'network' }],
    });
  });

  it('counts from members of the group only, where one is named', async () => {
    await setRules('reviewed', { approvals: 1, approverGroup: 'release-board' });
    const plan = await planBy(ann, 'reviewed', true);
    const approve = { id: plan.id, decision: 'approved', comment: 'Yes' } as const;
    await expect(approveDeployment(ben, approve)).rejects.toMatchObject({
      code: 'no-approver',
      message: 'In reviewed only members of the group release-board approve deployments.',
    });
    await test.ctx.db.user.update({
      where: { id: ben.actor.userId ?? '' },
      data: { groups: ['release-board'] },
    });
    await approveDeployment(ben, approve);
    expect(await its.settled(plan.id)).toMatchObject({ status: 'succeeded' });
  });

  it('is needed for a retry, too', async () => {
    await its.create('retried');
    await its.addFault({
      kind: 'resource',
      action: 'CREATE',
      stack: 'retried-network',
      logicalId: 'Vpc',
      message: 'no',
      count: 1,
    });
    const failed = await its.deploy('retried');
    expect(failed).toMatchObject({ status: 'failed' });
    await setRules('retried', { approvals: 1 });
    const { id } = await retryDeployment(ann, failed);
    const waiting = await until(ann, id, ({ status }) => status === 'waiting');
    expect(waiting).toMatchObject({ needs: [{ kind: 'approvals' }] });
    await setRules('retried', {});
    expect(await its.settled(id)).toMatchObject({ status: 'succeeded' });
  });
});

describe('deployment windows', () => {
  const never = { effect: 'deny', cron: '0 0 * * *', minutes: 25 * 60, timeZone: 'UTC' } as const;

  it('hold a deployment up until they open', async () => {
    await its.create('timed');
    expect(await setRules('timed', { windows: [never] })).toMatchObject({ isOpen: false });
    const plan = await planBy(ann, 'timed', true);
    expect(plan).toMatchObject({ status: 'waiting', needs: [{ kind: 'window' }] });
    await admitWaiting(test.ctx);
    expect(await getDeployment(ann, plan)).toMatchObject({ status: 'waiting' });
    await test.ctx.db.deploymentRules.updateMany({ data: { windows: [] } });
    await admitWaiting(test.ctx);
    expect(await its.settled(plan.id)).toMatchObject({ status: 'succeeded' });
  });

  it('are gone past with a reason', async () => {
    await setRules('timed', { windows: [never] });
    const waiting = await destroyEnvironment(ann, { name: 'timed', confirm: 'timed' });
    expect(waiting).toMatchObject({ status: 'waiting', overrideReason: null });
    const going = await applyDeployment(ben, { id: waiting.id, overrideReason: 'It burns' });
    expect(going).toMatchObject({ status: 'applying', overrideReason: 'It burns' });
    expect(await its.settled(going.id)).toMatchObject({ status: 'succeeded' });
  });
});

describe('a plan', () => {
  it('that early validation refuses says of each resource what is wrong', async () => {
    const logGroupName = '/strata/taken/vpc-flow-logs';
    const { logs } = test.ctx.aws({ region: 'us-east-2' });
    await logs.send(new CreateLogGroupCommand({ logGroupName }));
    await its.create('taken', { flowLogs: true });
    const refused = await planBy(ann, 'taken');
    expect(refused).toMatchObject({ status: 'failed', failure: { kind: 'step' } });
    expect(refused.failure?.reason).toMatch(
      new RegExp(`\nFlowLogGroup.*: Resource .*'${logGroupName}' already exists`),
    );
  });

  it('cannot be applied once the parameters have changed', async () => {
    await its.create('stale', { natGateways: 'none' });
    const plan = await planBy(ann, 'stale');
    expect(plan).toMatchObject({ status: 'planned', needs: [] });
    await updateEnvironment(ann, { name: 'stale', ...slowChange });
    expect(await getDeployment(ann, plan)).toMatchObject({
      needs: [{ kind: 'new-plan', text: expect.stringContaining('parameters of network') }],
    });
    await expect(applyDeployment(ann, plan)).rejects.toMatchObject({ code: 'deployment-stale' });
  });

  it('cannot be applied once another deployment has changed the stack', async () => {
    const plan = await planBy(ben, 'stale');
    expect(await its.settled((await planBy(ann, 'stale', true)).id)).toMatchObject({
      status: 'succeeded',
    });
    expect(await getDeployment(ann, plan)).toMatchObject({
      status: 'planned',
      needs: [{ kind: 'new-plan', text: expect.stringContaining('stack of network') }],
    });
    await expect(applyDeployment(ben, plan)).rejects.toMatchObject({ code: 'deployment-stale' });
  });

  it('changes nothing where the stack was changed outside and nobody has seen that yet', async () => {
    await updateEnvironment(ann, { name: 'stale', tags: { team: 'third' } });
    const plan = await planBy(ann, 'stale');
    await test.runtime.watcher.stop();
    await test.ctx.aws({ region: 'us-east-2' }).cloudFormation.send(
      new UpdateStackCommand({
        StackName: 'stale-network',
        UsePreviousTemplate: true,
        Tags: [{ Key: 'by', Value: 'hand' }],
        Parameters: [],
      }),
    );
    await vi.waitFor(async () =>
      expect(await stackOf('stale')).toMatchObject({ status: 'UPDATE_COMPLETE' }),
    );
    await applyDeployment(ann, plan);
    expect(await its.settled(plan.id)).toMatchObject({
      status: 'failed',
      failure: { reason: expect.stringContaining('Nothing was deployed.') },
    });
  });
});

describe('a deployment that runs', () => {
  it('is stopped at once: what is under way is undone', async () => {
    await its.create('stopped', { natGateways: 'none' });
    expect(await its.deploy('stopped')).toMatchObject({ status: 'succeeded' });
    await updateEnvironment(ann, { name: 'stopped', ...slowChange });
    await its.setSpeed(20);
    const { id } = await planDeployment(ann, { name: 'stopped', layers: ['network'], apply: true });
    await vi.waitFor(
      async () => expect(await stackOf('stopped')).toMatchObject({ status: 'UPDATE_IN_PROGRESS' }),
      { timeout: 20_000 },
    );
    await until(ann, id, ({ status }) => status === 'applying');
    expect(await cancelDeployment(ben, { id, mode: 'now' })).toMatchObject({
      stop: { mode: 'now', by: 'Ben' },
    });
    expect(await its.settled(id)).toMatchObject({
      status: 'cancelled',
      layers: [{ status: 'cancelled' }],
    });
    await its.setSpeed(300);
    expect(await stackOf('stopped')).toMatchObject({ status: 'UPDATE_ROLLBACK_COMPLETE' });
    await expect(cancelDeployment(ben, { id, mode: 'now' })).rejects.toMatchObject({
      code: 'deployment-not-open',
    });
  });

  it('is stopped after the layers that run', async () => {
    await its.create('halted');
    await its.setSpeed(20);
    const { id } = await planDeployment(ann, {
      name: 'halted',
      layers: ['network', 'security'],
      apply: true,
    });
    await until(ann, id, ({ layers }) => layers[0]?.status === 'applying');
    await cancelDeployment(ann, { id, mode: 'after-running' });
    await its.setSpeed(300);
    expect(await its.settled(id)).toMatchObject({
      status: 'cancelled',
      layers: [{ status: 'succeeded' }, { status: 'skipped' }],
    });
    const retry = await retryDeployment(ann, { id });
    expect(await its.settled(retry.id)).toMatchObject({ status: 'succeeded' });
  });

  it('is stopped at once while it creates: the stack goes again', async () => {
    await its.create('undone');
    await its.setSpeed(5);
    const { id } = await planDeployment(ann, { name: 'undone', layers: ['network'], apply: true });
    await until(ann, id, ({ layers }) => layers[0]?.status === 'applying');
    await cancelDeployment(ann, { id, mode: 'now' });
    await its.setSpeed(300);
    expect(await its.settled(id)).toMatchObject({ status: 'cancelled' });
    expect(await stackOf('undone')).toBeUndefined();
  });
});

describe('recovery', () => {
  it('continues a roll-back that failed, past what cannot be restored', async () => {
    await its.create('torn');
    expect(await its.deploy('torn')).toMatchObject({ status: 'succeeded' });
    await updateEnvironment(ann, { name: 'torn', tags: { team: 'other' } });
    const fault = { kind: 'resource', action: 'UPDATE', stack: 'torn-network', message: 'stuck' };
    await its.addFault({ ...fault, logicalId: 'PublicSubnetA' });
    const failed = await its.deploy('torn');
    expect(failed).toMatchObject({ status: 'failed' });
    expect(await stackOf('torn')).toMatchObject({ status: 'UPDATE_ROLLBACK_FAILED' });
    const found = await listRecoveries(ann, { name: 'torn', layer: 'network' });
    expect(found).toMatchObject({
      stackStatus: 'UPDATE_ROLLBACK_FAILED',
      recoveries: [
        { kind: 'continue-roll-back', resources: [{ logicalId: 'PublicSubnetA' }] },
        { kind: 'delete', resources: [] },
      ],
    });
    const recover = { name: 'torn', layer: 'network' };
    await expect(recoverLayer(ann, { ...recover, kind: 'roll-back' })).rejects.toMatchObject({
      code: 'recovery-unavailable',
    });
    await expect(
      recoverLayer(ann, { ...recover, kind: 'continue-roll-back', skip: ['Vpc'] }),
    ).rejects.toMatchObject({ code: 'recovery-unavailable', fields: [{ path: ['skip', 0] }] });
    const { id } = await recoverLayer(ann, {
      ...recover,
      kind: 'continue-roll-back',
      skip: ['PublicSubnetA'],
    });
    expect(await its.settled(id)).toMatchObject({
      kind: 'recover',
      status: 'succeeded',
      layers: [{ requestToken: expect.stringMatching(/^strata-recover-/) }],
    });
    expect(await stackOf('torn')).toMatchObject({ status: 'UPDATE_ROLLBACK_COMPLETE' });
    await its.removeFaults();
  });

  it('deletes a stack that failed to go, but for what cannot go', async () => {
    await its.addFault({
      kind: 'resource',
      action: 'DELETE',
      stack: 'torn-network',
      logicalId: 'Vpc',
      message: 'in use',
    });
    const destruction = await destroyEnvironment(ann, { name: 'torn', confirm: 'torn' });
    expect(await its.settled(destruction.id)).toMatchObject({ status: 'failed' });
    expect(await listRecoveries(ann, { name: 'torn', layer: 'network' })).toMatchObject({
      stackStatus: 'DELETE_FAILED',
      recoveries: [{ kind: 'delete', resources: [{ logicalId: 'Vpc' }] }],
    });
    const { id } = await recoverLayer(ann, {
      name: 'torn',
      layer: 'network',
      kind: 'delete',
      retain: ['Vpc'],
    });
    expect(await its.settled(id)).toMatchObject({ status: 'succeeded' });
    expect(await stackOf('torn')).toBeUndefined();
    await its.removeFaults();
  });
});

describe('an earlier state', () => {
  it('is planned again: by what a deployment had, and by what was good before it', async () => {
    await its.create('back', { natGateways: 'none' });
    const first = await its.deploy('back');
    await updateEnvironment(ann, {
      name: 'back',
      parameters: { network: { natGateways: 'single' } },
    });
    const second = await its.deploy('back');
    expect(second).toMatchObject({ status: 'succeeded' });
    await expect(rollBackDeployment(ann, { id: first.id, apply: false })).rejects.toMatchObject({
      code: 'nothing-to-restore',
    });

    const back = await its.settled(
      (await rollBackDeployment(ann, { id: second.id, apply: true })).id,
    );
    expect(back).toMatchObject({ status: 'succeeded' });
    const natGateways = async () =>
      (await getEnvironment(ann, { name: 'back' })).parameters.network?.natGateways;
    expect(await natGateways()).toBe('none');

    const again = await its.settled(
      (await repeatDeployment(ann, { id: second.id, apply: false })).id,
    );
    expect(again).toMatchObject({ status: 'planned', needs: [] });
    expect(again.layers[0]?.changes?.map(({ action }) => action)).toContain('add');
    expect(await natGateways()).toBe('single');
  });
});

describe('going back', () => {
  it('does not wait for layers that were left as they are', async () => {
    await its.create('partly', { natGateways: 'none' });
    const both = ['network', 'secrets'];
    expect(await its.deploy('partly', both)).toMatchObject({ status: 'succeeded' });
    await updateEnvironment(ann, {
      name: 'partly',
      parameters: { secrets: { applicationKeyLength: 32 } },
    });
    const changed = await its.deploy('partly', both);
    expect(changed.layers.map(({ layer, status }) => [layer, status])).toEqual([
      ['network', 'unchanged'],
      ['secrets', 'succeeded'],
    ]);
    const back = await rollBackDeployment(ann, { id: changed.id, apply: true });
    expect(back.layers.map(({ layer }) => layer)).toEqual(['secrets']);
    expect(await its.settled(back.id)).toMatchObject({ status: 'succeeded' });
  });
});

describe('drift', () => {
  it('is brought back by a plan that is made of what is really there', async () => {
    await its.create('drifted');
    expect(await its.deploy('drifted')).toMatchObject({ status: 'succeeded' });
    const { ec2 } = test.ctx.aws({ region: 'us-east-2' });
    const ofIt = { Filters: [{ Name: 'tag:strata:environment', Values: ['drifted'] }] };
    const vpc = async () => (await ec2.send(new DescribeVpcsCommand(ofIt))).Vpcs?.[0];
    const name = async () => (await vpc())?.Tags?.find(({ Key }) => Key === 'Name')?.Value;
    const Tags = [{ Key: 'Name', Value: 'renamed' }];
    await ec2.send(new CreateTagsCommand({ Resources: [(await vpc())?.VpcId ?? ''], Tags }));

    expect(await its.plan('drifted')).toMatchObject({ layers: [{ status: 'unchanged' }] });
    const { id } = await planDeployment(ann, {
      name: 'drifted',
      layers: ['network'],
      apply: false,
      revertDrift: true,
    });
    const plan = await its.settled(id);
    expect(plan).toMatchObject({ status: 'planned', revertsDrift: true });
    const changes = plan.layers[0]?.changes ?? [];
    expect(changes.map(({ logicalId }) => logicalId)).toEqual(['Vpc']);
    await its.addFault({
      kind: 'resource',
      action: 'UPDATE',
      stack: 'drifted-network',
      logicalId: 'Vpc',
      message: 'not now',
      count: 1,
    });
    await applyDeployment(ann, plan);
    expect(await its.settled(id)).toMatchObject({ status: 'failed' });
    expect(await name()).toBe('renamed');
    const again = await retryDeployment(ann, { id });
    expect(await its.settled(again.id)).toMatchObject({ status: 'succeeded', revertsDrift: true });
    expect(await name()).toBe('drifted-vpc');
  });
});

describe('a protected environment', () => {
  it('is not said to be deployed before its stacks are protected', async () => {
    await its.create('guarded');
    await setRules('guarded', { protected: true });
    await its.addFault({
      kind: 'deny',
      service: 'CloudFormation',
      operation: 'SetStackPolicy',
      count: 1,
    });
    const failed = await its.deploy('guarded');
    expect(failed).toMatchObject({ status: 'failed', layers: [{ status: 'failed' }] });
    expect(failed.failure?.reason).toMatch(/SetStackPolicy/);
    expect(await stackOf('guarded')).toMatchObject({ status: 'CREATE_COMPLETE' });
    await test.ctx.aws({ region: 'us-east-2' }).cloudFormation.send(
      new UpdateTerminationProtectionCommand({
        StackName: 'guarded-network',
        EnableTerminationProtection: false,
      }),
    );
    await setRules('guarded', { protected: true });
    expect(await stackOf('guarded')).toMatchObject({ isProtected: true });
  });

  it('is not destroyed before its protection is removed, with a reason', async () => {
    await its.create('prod');
    await setRules('prod', { protected: true });
    expect(await its.deploy('prod')).toMatchObject({ status: 'succeeded' });
    const destroy = () => destroyEnvironment(ann, { name: 'prod', confirm: 'prod' });
    await expect(destroy()).rejects.toMatchObject({ code: 'environment-protected' });
    expect(await stackOf('prod')).toMatchObject({ isProtected: true });
    await expect(setRules('prod', {})).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ path: ['reason'] }],
    });
    await setRules('prod', { reason: 'Moves to another account' });
    expect(await stackOf('prod')).toMatchObject({ isProtected: false });
    await setRules('prod', { protected: true });
    expect(await stackOf('prod')).toMatchObject({ isProtected: true });
    await setRules('prod', { reason: 'Really' });
    expect(await its.settled((await destroy()).id)).toMatchObject({ status: 'succeeded' });
  });
});
