import {
  DescribeSecurityGroupRulesCommand,
  StopInstancesCommand,
  waitUntilInstanceStopped,
} from '@aws-sdk/client-ec2';
import { PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { listActivity } from '#lib/activity/list-activity.ts';
import { layerParameters } from '#lib/api/environments.ts';
import type { ToolStatus } from '#lib/api/tool-documents.ts';
import type { Context } from '#lib/context/context.ts';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { createEnvironment } from '#lib/environments/create-environment.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { closeExpiredOpenings, closeTool } from './close-openings.ts';
import { getResourceMetrics } from './get-resource-metrics.ts';
import { getToolDetails } from './get-tool-details.ts';
import { listTools } from './list-tools.ts';
import { openTool } from './open-tool.ts';
import { revealCredentials } from './reveal-credentials.ts';
import { toolMemory } from './tool-memory.ts';

/** Two hosts are made, one after the other's needs, on a machine that may be busy. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

const name = 'tools';
const canary = 'canary-7f3a-never-to-be-seen';

let test: TestRuntime;
let its: ReturnType<typeof deploymentsOf>;
let nodes: readonly ResourceNode[];

beforeAll(async () => {
  test = await startTestRuntime();
  await test.runtime.watcher.stop();
  its = deploymentsOf(test);
  await createEnvironment(test.ctx, {
    name,
    region: 'us-east-2',
    tags: {},
    parameters: layerParameters.parse({
      network: { natGateways: 'none' },
      security: { monitoringCidrs: ['203.0.113.0/24'] },
      kubernetes: { gitRepository: 'https://github.com/example/platform.git' },
    }),
  });
  const layers = ['monitoring', 'kubernetes'];
  expect(await its.deploy(name, layers)).toMatchObject({ status: 'succeeded' });
});

beforeEach(async () => {
  nodes = (await refreshEnvironment(test.ctx, { name })).nodes;
});

afterAll(() => test.close());

/** Contexts that remember nothing of earlier answers, so that each look asks. */
const fresh = (more: Partial<Context> = {}): Context => ({
  ...test.ctx,
  toolMemory: toolMemory(),
  ...more,
});

async function look(ctx = fresh()): Promise<Readonly<Record<string, ToolStatus>>> {
  await refreshEnvironment(test.ctx, { name });
  return Object.fromEntries((await listTools(ctx, { name })).map((tool) => [tool.id, tool]));
}

const eventually = (id: string, state: string) =>
  vi.waitFor(async () => expect((await look())[id]).toMatchObject({ state }), {
    timeout: 30_000,
    interval: 50,
  });

function hostId(layer: string): string {
  const host = nodes.find((node) => node.type === 'AWS::EC2::Instance' && node.layer === layer);
  if (!host) throw new Error(`No host of ${layer}`);
  return host.id;
}

describe('the tools of an environment', () => {
  it('are asked by the server, and tell version, latency and that they are simulated', async () => {
    await eventually('grafana', 'up');
    const { grafana, prometheus, kibana, jaeger } = await look();
    expect(grafana).toMatchObject({
      url: expect.stringMatching(/^http:\/\/127\.\d+\.\d+\.\d+:3000\/$/),
      version: '13.2.2',
      simulated: true,
      hasCredentials: true,
      reason: null,
      remedies: [],
    });
    expect(grafana?.latencyMs).toBeGreaterThanOrEqual(0);
    expect(prometheus).toMatchObject({ state: 'up', version: '3.14.0', hasCredentials: false });
    expect(kibana).toMatchObject({ state: 'up', version: '9.5.2' });
    expect(jaeger).toMatchObject({ state: 'up', version: '2.19.0' });
  });

  it('that nobody is let in to are closed, and opened to a block for an hour, once', async () => {
    expect((await look()).argocd).toMatchObject({
      state: 'closed',
      remedies: [{ kind: 'open-port', tool: 'argocd', port: 30_080 }, { kind: 'forward' }],
    });
    const cidr = '198.51.100.7/32';
    const opening = await openTool(test.ctx, { name, tool: 'argocd', cidr });
    const hour = new Date(opening.expiresAt).getTime() - new Date(opening.openedAt).getTime();
    expect(hour).toBe(3_600_000);
    await expect(openTool(test.ctx, { name, tool: 'argocd', cidr })).resolves.toEqual(opening);
    expect(await rulesOf(opening.groupId)).toEqual([
      `30080 198.51.100.7/32 Strata: ArgoCD for ${cidr}, until ${opening.expiresAt}`,
    ]);
    await eventually('argocd', 'up');
    expect((await look()).argocd).toMatchObject({
      version: '3.5.2+simulated',
      openings: [opening],
    });
  });

  it('tell of ArgoCD’s applications, Elasticsearch’s health and alerts', async () => {
    const details = (tool: 'argocd' | 'kibana' | 'prometheus' | 'grafana') =>
      getToolDetails(fresh(), { name, tool });
    await expect(details('argocd')).resolves.toMatchObject({
      applications: [{ name: 'platform', sync: 'Synced', health: 'Healthy' }],
    });
    await expect(details('kibana')).resolves.toMatchObject({ cluster: { status: 'green' } });
    await expect(details('prometheus')).resolves.toMatchObject({ alerts: [] });
    await expect(details('grafana')).resolves.toEqual({
      alerts: null,
      applications: null,
      cluster: null,
    });
  });

  it('that were opened are closed when their time is over, after a restart too', async () => {
    const [opening] = (await look()).argocd?.openings ?? [];
    await closeExpiredOpenings(test.ctx);
    expect(await rulesOf(opening?.groupId ?? '')).toHaveLength(1);
    const now = new Date(new Date(opening?.expiresAt ?? 0).getTime() + 1);
    await its.addFault({ kind: 'deny', service: 'EC2', operation: 'RevokeSecurityGroupIngress' });
    await closeExpiredOpenings({ ...test.ctx, clock: { now: () => now } });
    expect((await look()).argocd?.openings).toHaveLength(1);
    await its.removeFaults();
    await test.ctx.db.portOpening.updateMany({ data: { expiresAt: new Date(0) } });
    test = await test.restart();
    its = deploymentsOf(test);
    await test.runtime.watcher.stop();
    await vi.waitFor(async () => expect(await rulesOf(opening?.groupId ?? '')).toEqual([]));
    await eventually('argocd', 'closed');
    const { entries } = await listActivity(test.ctx, { name, limit: 100 });
    expect(entries.map(({ kind, actor }) => `${kind} ${actor}`)).toEqual(
      expect.arrayContaining(['port-opened tester', 'port-closed Strata']),
    );
  });

  it('that were opened can be closed before', async () => {
    const cidr = '198.51.100.8/32';
    const { groupId } = await openTool(test.ctx, { name, tool: 'argocd', cidr });
    await expect(closeTool(test.ctx, { name, tool: 'argocd' })).resolves.toEqual({ closed: 1 });
    expect(await rulesOf(groupId)).toEqual([]);
    await expect(closeTool(test.ctx, { name, tool: 'argocd' })).resolves.toEqual({ closed: 0 });
  });

  it('that AWS refuses to open are not written down as open', async () => {
    await its.addFault({
      kind: 'deny',
      service: 'EC2',
      operation: 'AuthorizeSecurityGroupIngress',
    });
    await expect(
      openTool(test.ctx, { name, tool: 'argocd', cidr: '198.51.100.9/32' }),
    ).rejects.toMatchObject({ code: 'aws-denied' });
    await its.removeFaults();
    expect((await look()).argocd?.openings).toEqual([]);
  });
});

/** Rules of a group that Strata made, as `port block description`. */
async function rulesOf(groupId: string): Promise<string[]> {
  const { SecurityGroupRules = [] } = await test.ctx
    .aws({ region: 'us-east-2' })
    .ec2.send(
      new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: 'group-id', Values: [groupId] }] }),
    );
  return SecurityGroupRules.filter(({ Description }) => Description?.startsWith('Strata')).map(
    ({ FromPort, CidrIpv4, Description }) => `${FromPort} ${CidrIpv4} ${Description}`,
  );
}

describe('what Prometheus has measured', () => {
  it('of a host are CPU, memory and disk, and its containers', async () => {
    const resource = hostId('monitoring');
    const metrics = await getResourceMetrics(fresh(), { name, resource });
    expect(metrics.host.map((series) => series.name)).toEqual(['CPU', 'Memory', 'Disk']);
    for (const { points } of metrics.host) {
      expect(points).toHaveLength(61);
      for (const [, value] of points) expect(value > 0 && value < 100).toBe(true);
    }
    const containers = metrics.containerCpu.map((series) => series.name);
    expect(containers).toContain('strata-monitoring-grafana-1');
    expect(metrics.containerMemory.map((series) => series.name)).toEqual(containers);
  });

  it('of a host without cAdvisor has no containers, and of other resources nothing', async () => {
    const host = await getResourceMetrics(fresh(), { name, resource: hostId('kubernetes') });
    expect(host.host).toHaveLength(3);
    expect(host.containerCpu).toEqual([]);
    const other = nodes.find(({ type }) => type === 'AWS::EC2::VPC')?.id ?? '';
    const nothing = await getResourceMetrics(fresh(), { name, resource: other });
    expect(nothing).toEqual({ host: [], containerCpu: [], containerMemory: [], alerts: [] });
  });
});

describe('credentials', () => {
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line) => void lines.push(line) });
  const reveal = () => revealCredentials({ ...test.ctx, log }, { name, tool: 'grafana' });

  const put = async (SecretString: string) => {
    const SecretId = `${name}/grafana`;
    const command = new PutSecretValueCommand({ SecretId, SecretString });
    await test.ctx.aws({ region: 'us-east-2' }).secrets.send(command);
  };

  /** Everything that the product keeps. */
  const kept = async () => {
    const { db } = test.ctx;
    const rows = [
      await db.activity.findMany(),
      await db.liveEvent.findMany(),
      await db.graphSnapshot.findMany(),
      await db.operation.findMany(),
    ];
    return JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? Number(value) : value));
  };

  it('are read on demand, and only that they were is kept, with who did', async () => {
    await put(JSON.stringify({ username: 'admin', password: canary }));
    await expect(reveal()).resolves.toEqual({ username: 'admin', password: canary });
    const { entries } = await listActivity(test.ctx, { name, limit: 1 });
    expect(entries).toMatchObject([
      {
        kind: 'credentials-revealed',
        actor: 'tester',
        summary: 'tester read the password of Grafana',
        resourceId: expect.stringContaining('secret:tools/grafana'),
      },
    ]);
    await look();
    expect(await kept()).toContain('read the password');
    expect(await kept()).not.toContain(canary);
    expect(lines.join('\n')).not.toContain(canary);
  });

  it('are in no error, whatever the secret holds', async () => {
    for (const text of [canary, `{"password": 7, "x": "${canary}"}`]) {
      await put(text);
      const error: unknown = await reveal().catch((cause: unknown) => cause);
      expect(error).toMatchObject({ code: 'no-credentials' });
      expect(pinoText(error)).not.toContain(canary);
    }
    expect(await kept()).not.toContain(canary);
  });

  it.each([
    ['a tool without a log-in', 'prometheus', 'no-credentials'],
    ['an environment without the tool', 'grafana', 'tool-not-found'],
  ] as const)('of %s are refused', async (_, tool, code) => {
    const other = 'empty';
    if (code === 'tool-not-found') await its.create(other);
    const input = { name: code === 'tool-not-found' ? other : name, tool };
    await expect(revealCredentials(test.ctx, input)).rejects.toMatchObject({ code });
  });

  it('that AWS denies are not recorded as read', async () => {
    const before = (await listActivity(test.ctx, { name, limit: 1 })).entries[0]?.sequence;
    await its.addFault({ kind: 'deny', service: 'Secrets Manager' });
    await expect(reveal()).rejects.toMatchObject({ code: 'aws-denied' });
    await its.removeFaults();
    expect((await listActivity(test.ctx, { name, limit: 1 })).entries[0]?.sequence).toBe(before);
  });
});

/** An error as the log would show it, with its causes. */
function pinoText(error: unknown): string {
  const written: string[] = [];
  pino({ level: 'trace' }, { write: (line) => void written.push(line) }).error({ err: error }, 'x');
  return written.join('\n');
}

it('a stopped host takes its tools with it, and tells how to start it', async () => {
  const InstanceIds = [hostId('monitoring')];
  const client = test.ctx.aws({ region: 'us-east-2' }).ec2;
  await client.send(new StopInstancesCommand({ InstanceIds }));
  await waitUntilInstanceStopped(
    { client, maxWaitTime: 30, minDelay: 1, maxDelay: 1 },
    { InstanceIds },
  );
  const { grafana, jaeger } = await look();
  expect(grafana).toMatchObject({
    state: 'stopped',
    url: null,
    remedies: [{ kind: 'action', action: 'start', resource: InstanceIds[0] }],
  });
  expect(jaeger?.state).toBe('stopped');
  const metrics = await getResourceMetrics(fresh(), { name, resource: InstanceIds[0] ?? '' });
  expect(metrics.host).toEqual([]);
});
