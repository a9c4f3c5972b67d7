import {
  CreateSubnetCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  DeleteSubnetCommand,
  DeleteTagsCommand,
} from '@aws-sdk/client-ec2';
import { QueryClient } from '@tanstack/react-query';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { listActivity } from '#lib/activity/list-activity.ts';
import { type EnvironmentGraph, type GraphDelta, graphDelta } from '#lib/api/architecture.ts';
import { layerParameters } from '#lib/api/environments.ts';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { destroyEnvironment } from '#lib/deployments/destroy-environment.ts';
import { removeEnvironment } from '#lib/environments/remove-environment.ts';
import { updateEnvironment } from '#lib/environments/update-environment.ts';
import { keys } from '#lib/queries/keys.ts';
import { applyGraphDelta } from '#lib/queries/live-cache.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { emptyGraph, getGraph } from './graph-document.ts';
import { refreshEnvironment } from './refresh-environment.ts';

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

const ec2 = () => test.ctx.aws({ region: 'us-east-2' }).ec2;
const refresh = (name: string) => refreshEnvironment(test.ctx, { name });

async function callsSince(moment: Date): Promise<string[]> {
  const address = `${test.localAws.url}/_local/calls?since=${moment.toISOString()}`;
  const response = await fetch(address);
  const { calls }: { calls: { operation: string }[] } = await response.json();
  return calls.map(({ operation }) => operation);
}

async function newsOf(name: string) {
  const { entries } = await listActivity(test.ctx, { name, limit: 200 });
  return entries.filter(({ kind }) => kind === 'resource-change').map(({ summary }) => summary);
}

async function vpcOf(name: string): Promise<string> {
  const { nodes } = await getGraph(test.ctx, { name });
  const vpc = nodes.find(({ type }) => type === 'AWS::EC2::VPC');
  if (!vpc) throw new Error(`${name} has no VPC`);
  return vpc.id;
}

describe('refreshEnvironment', () => {
  it('tells of what was changed outside, and not of what a deployment did', async () => {
    await its.create('outside');
    await refresh('outside');
    expect(await its.deploy('outside')).toMatchObject({ status: 'succeeded' });
    await refresh('outside');
    await refresh('outside');
    expect(await newsOf('outside')).toEqual([]);

    const vpcId = await vpcOf('outside');
    const { Subnet } = await ec2().send(
      new CreateSubnetCommand({ VpcId: vpcId, CidrBlock: '10.0.99.0/24' }),
    );
    await ec2().send(
      new CreateTagsCommand({ Resources: [vpcId], Tags: [{ Key: 'by', Value: 'hand' }] }),
    );
    await refresh('outside');
    const news = await newsOf('outside');
    expect(news).toHaveLength(2);
    expect(news).toContainEqual(expect.stringMatching(/^Subnet .* appeared, made outside Strata$/));
    expect(news).toContainEqual(expect.stringMatching(/^VPC .*: changed tags\.by$/));
    await refresh('outside');
    expect(await newsOf('outside')).toHaveLength(2);

    await ec2().send(new DeleteSubnetCommand({ SubnetId: Subnet?.SubnetId }));
    await ec2().send(new DeleteTagsCommand({ Resources: [vpcId], Tags: [{ Key: 'by' }] }));
    await refresh('outside');
    expect(await newsOf('outside')).toHaveLength(4);

    await updateEnvironment(test.ctx, {
      name: 'outside',
      parameters: layerParameters.parse({ network: { natGateways: 'none' } }),
    });
    expect(await its.deploy('outside')).toMatchObject({ status: 'succeeded' });
    await refresh('outside');
    expect(await newsOf('outside')).toHaveLength(4);
  });

  it('publishes deltas that lead a browser from any revision to the present', async () => {
    await its.create('deltas');
    await refresh('deltas');
    await its.deploy('deltas');
    await refresh('deltas');
    await its.settled(
      (await destroyEnvironment(test.ctx, { name: 'deltas', confirm: 'deltas' })).id,
    );
    await refresh('deltas');

    const events = await test.ctx.db.liveEvent.findMany({
      where: { environmentName: 'deltas', kind: 'graph' },
      orderBy: { sequence: 'asc' },
    });
    const deltas = events.map(({ data }) => data as unknown as GraphDelta);
    for (const delta of deltas) expect(graphDelta.parse(delta)).toEqual(delta);
    expect(deltas.length).toBeGreaterThanOrEqual(3);
    const client = new QueryClient();
    client.setQueryData(keys.graph('deltas'), emptyGraph);
    for (const delta of deltas) expect(applyGraphDelta(client, 'deltas', delta)).toBe(true);
    const known = client.getQueryData<EnvironmentGraph>(keys.graph('deltas')) ?? emptyGraph;
    expect(contentOf(known)).toEqual(contentOf(await getGraph(test.ctx, { name: 'deltas' })));
    client.clear();
  });

  it('writes nothing where nothing has changed but the time of the look', async () => {
    await its.create('still');
    const first = await refresh('still');
    const count = () => test.ctx.db.liveEvent.count({ where: { environmentName: 'still' } });
    const before = await count();
    const second = await refresh('still');
    expect(second.revision).toBe(first.revision);
    expect(await count()).toBe(before);
    expect(await getGraph(test.ctx, { name: 'still' })).toMatchObject({ at: second.at });
  });

  it('keeps one of two looks that were taken at once', async () => {
    await its.create('twice');
    const graphs = await Promise.all([refresh('twice'), refresh('twice'), refresh('twice')]);
    const kept = await getGraph(test.ctx, { name: 'twice' });
    expect(kept.revision).toBe(1);
    for (const graph of graphs) expect(contentOf(graph)).toEqual(contentOf(kept));
    expect(graphs.map(({ revision }) => revision)).toEqual([1, 1, 1]);
  });

  it('keeps what was seen last, also where a look that began before it is stored first', async () => {
    const name = 'overtaken';
    await its.create(name);
    await refresh(name);
    const Tags = [{ Key: 'strata:environment', Value: name }];
    const makeVpc = async (CidrBlock: string) => {
      const TagSpecifications = [{ ResourceType: 'vpc' as const, Tags }];
      const { Vpc } = await ec2().send(new CreateVpcCommand({ CidrBlock, TagSpecifications }));
      return Vpc?.VpcId;
    };
    await makeVpc('10.1.0.0/16');
    await its.addFault({
      kind: 'delay',
      service: 'EC2',
      operation: 'DescribeVpcs',
      delayMs: 2_000,
    });
    const since = new Date();
    const earlier = refresh(name);
    await vi.waitFor(async () => expect(await callsSince(since)).toContain('GetResources'));
    const second = await makeVpc('10.2.0.0/16');
    const later = await refresh(name);
    await its.removeFaults();
    expect((await earlier).nodes.map(({ id }) => id)).not.toContain(second);
    expect(later.nodes.map(({ id }) => id)).toContain(second);
    const kept = await getGraph(test.ctx, { name });
    expect(contentOf(kept)).toEqual(contentOf(later));
    expect(kept.revision).toBe((await earlier).revision + 1);
  });

  it('keeps what it knows while AWS does not answer, and says so', async () => {
    await its.create('stale');
    await its.deploy('stale');
    const before = await refresh('stale');
    const moments = () =>
      test.ctx.db.graphMoment.count({ where: { environment: { name: 'stale' } } });
    const kept = await moments();
    await its.addFault({ kind: 'deny', service: 'EC2' });
    const after = await refresh('stale');
    await its.removeFaults();
    expect(after.nodes).toHaveLength(before.nodes.length);
    expect(after.sources.some(({ state }) => state === 'denied')).toBe(true);
    expect(after.revision).toBe(before.revision + 1);
    expect(await moments()).toBe(kept);
    expect(await newsOf('stale')).toEqual([]);
  });

  it('refuses an environment that is gone', async () => {
    await its.create('gone');
    await removeEnvironment(test.ctx, { name: 'gone' });
    await expect(refresh('gone')).rejects.toMatchObject({ code: 'environment-not-found' });
  });
});

/** All of a graph but when it was looked at and the order of its nodes. */
function contentOf({ at: _, nodes, sources, ...graph }: EnvironmentGraph) {
  return {
    ...graph,
    nodes: nodes.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    sources: sources.map(({ source, state }) => `${source} ${state}`),
  };
}
