import { CreateSubnetCommand, DeleteSubnetCommand } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { graphDifference } from '#lib/api/history.ts';
import { packJson } from '#lib/db/packed-json.ts';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { removeEnvironment } from '#lib/environments/remove-environment.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { getDifference } from './get-difference.ts';
import { getMoment } from './get-moment.ts';
import { listMoments } from './list-moments.ts';

/** The first call of each service loads its schemas, which a busy machine makes long. */
vi.setConfig({ testTimeout: 60_000 });

let test: TestRuntime;
let its: ReturnType<typeof deploymentsOf>;

beforeAll(async () => {
  test = await startTestRuntime();
  its = deploymentsOf(test);
  await test.runtime.watcher.stop();
});

afterAll(() => test.close());

const refresh = (name: string) => refreshEnvironment(test.ctx, { name });
const revisionsOf = async (name: string) =>
  (await listMoments(test.ctx, { name, limit: 500 })).moments.map(({ revision }) => revision);

describe('the history of an environment', () => {
  it('has a moment for every look that found a change, and none for others', async () => {
    await its.create('looks');
    await refresh('looks');
    await refresh('looks');
    expect(await revisionsOf('looks')).toEqual([1]);
    await its.deploy('looks');
    const deployed = await refresh('looks');
    await refresh('looks');
    expect(await revisionsOf('looks')).toEqual([2, 1]);
    const { moments } = await listMoments(test.ctx, { name: 'looks', limit: 1 });
    expect(moments).toEqual([
      { at: deployed.at, revision: 2, resourceCount: deployed.nodes.length },
    ]);
  });

  it('has one of looks that were taken at once', async () => {
    await its.create('at-once');
    await Promise.all([refresh('at-once'), refresh('at-once'), refresh('at-once')]);
    expect(await revisionsOf('at-once')).toEqual([1]);
  });

  it('shows what was, after it is gone', async () => {
    await its.create('hand');
    await its.deploy('hand');
    const before = await refresh('hand');
    const vpc = before.nodes.find(({ type }) => type === 'AWS::EC2::VPC');
    const { ec2 } = test.ctx.aws({ region: 'us-east-2' });
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({ VpcId: vpc?.id, CidrBlock: '10.0.99.0/24' }),
    );
    const id = Subnet?.SubnetId ?? '';
    const withSubnet = await refresh('hand');
    await ec2.send(new DeleteSubnetCommand({ SubnetId: id }));
    await refresh('hand');

    const then = await getMoment(test.ctx, { name: 'hand', at: withSubnet.at });
    expect(then.nodes.map((node) => node.id).sort()).toEqual(
      withSubnet.nodes.map((node) => node.id).sort(),
    );

    const added = await getDifference(test.ctx, {
      name: 'hand',
      from: before.at,
      to: withSubnet.at,
    });
    expect(graphDifference.parse(added)).toEqual(added);
    expect(added.added.map((node) => node.id)).toContain(id);
    expect(added.removed).toEqual([]);
    expect(added.relations.added).toContainEqual(
      expect.objectContaining({ from: id, to: vpc?.id, kind: 'in' }),
    );
    expect(added.unchanged.nodes).toContainEqual(expect.objectContaining({ id: vpc?.id }));

    const gone = await getDifference(test.ctx, { name: 'hand', from: withSubnet.at });
    expect(gone.removed.map((node) => node.id)).toContain(id);
    const nothing = await getDifference(test.ctx, { name: 'hand', from: before.at });
    expect([nothing.added, nothing.removed, nothing.changed]).toEqual([[], [], []]);
  });

  it('ends with it', async () => {
    await its.create('short-lived');
    await refresh('short-lived');
    await removeEnvironment(test.ctx, { name: 'short-lived' });
    await its.create('short-lived');
    expect(await revisionsOf('short-lived')).toEqual([]);
  });

  it('is thinned when the product starts', async () => {
    await its.create('thinned');
    const { id } = await requireEnvironment(test.ctx.db, 'thinned');
    const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));
    for (const revision of [1, 2, 3]) {
      await test.ctx.db.graphMoment.create({
        data: {
          environmentId: id,
          revision,
          at: at(revision),
          resourceCount: 0,
          graph: await packJson({ at: '', nodes: [], relations: [], sources: [] }),
        },
      });
    }
    test = await test.restart();
    expect(await revisionsOf('thinned')).toEqual([3]);
  });
});
