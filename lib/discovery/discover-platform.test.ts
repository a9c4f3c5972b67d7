import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { stackName } from '#cloudformation/layer.ts';
import { layers } from '#cloudformation/layers.ts';
import { presets } from '#cloudformation/presets.ts';
import { layerParameters } from '#lib/api/environments.ts';
import { type Aws, awsProvider } from '#lib/aws/clients.ts';
import { listStackResources } from '#lib/aws/stacks.ts';
import { planDeployment } from '#lib/deployments/plan-deployment.ts';
import { getDeployment } from '#lib/deployments/read-deployments.ts';
import { detectDrift } from '#lib/drift/detect-drift.ts';
import { createEnvironment } from '#lib/environments/create-environment.ts';
import { getEnvironment } from '#lib/environments/read-environments.ts';
import { findingsOf } from '#lib/resources/finding.ts';
import type { ResourceGraph } from '#lib/resources/graph.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { compareGraphs } from './compare-graphs.ts';
import { discoverEnvironment } from './discover-environment.ts';
import { refreshEnvironment } from './refresh-environment.ts';

const name = 'ref';
const region = 'us-east-2';
const stacks = layers.map(({ id }) => ({ id, stackName: stackName(name, id) }));

/** One discovery of the whole platform makes at most so many AWS calls, however often it is repeated. */
const maxCalls = 114;
const maxCallsSoonAfter = 85;

let runtime: TestRuntime;
let aws: Aws;
let graph: ResourceGraph;
let firstCalls: readonly string[] = [];
const calls: string[] = [];

function countingLog() {
  const sink = new Writable({
    write(chunk, _encoding, done) {
      const { aws: call } = JSON.parse(String(chunk));
      if (call) calls.push(`${call.service} ${call.operation}`);
      done();
    },
  });
  return pino({ level: 'debug' }, sink);
}

const discover = (previous?: ResourceGraph) =>
  discoverEnvironment(
    { aws, clock: runtime.ctx.clock },
    { environment: name, accountId: '000000000000', layers: stacks, ...(previous && { previous }) },
  );

beforeAll(async () => {
  runtime = await startTestRuntime();
  const { url } = runtime.localAws;
  aws = awsProvider({ kind: 'local', endpoint: url, speed: 2_000 }, countingLog())({ region });
  await createEnvironment(runtime.ctx, {
    name,
    region,
    tags: {},
    parameters: layerParameters.parse(
      presets.find(({ id }) => id === 'production')?.parameters ?? {},
    ),
  });
  const { id } = await planDeployment(runtime.ctx, { name, apply: true });
  await vi.waitFor(
    async () => {
      const { status, failure } = await getDeployment(runtime.ctx, { id });
      if (status === 'failed') throw new Error(`${failure?.logicalId}: ${failure?.reason}`);
      expect(status).toBe('succeeded');
    },
    { timeout: 150_000, interval: 250 },
  );
  calls.length = 0;
  graph = await discover();
  firstCalls = [...calls];
}, 160_000);

afterAll(() => runtime.close());

describe('of the whole platform', () => {
  test('every source answers', () => {
    expect(graph.sources.filter(({ state }) => state !== 'fresh')).toEqual([]);
    expect(graph.sources.length).toBeGreaterThan(40);
  });

  test('every resource of the stacks is one node, and there is nothing beside them', async () => {
    const expected = await Promise.all(
      stacks.map(async ({ stackName: stack }) =>
        (await listStackResources(aws, stack)).map(({ logicalId, type }) => `${type} ${logicalId}`),
      ),
    );
    const managed = graph.nodes.filter((node) => node.managed);
    expect(managed.map(({ type, logicalId }) => `${type} ${logicalId}`).sort()).toEqual(
      expected.flat().sort(),
    );
    const rest = graph.nodes.filter((node) => !node.managed && !node.awsDefault);
    expect(rest.map(({ type, id }) => `${type} ${id}`)).toEqual([]);
  });

  test('every resource whose service is asked is live and healthy', () => {
    const asked = graph.nodes.filter(({ type }) => resourceModule(type).physicalId);
    const dead = asked.filter(({ properties }) => Object.keys(properties).length === 0);
    expect(dead.map(({ type, id }) => `${type} ${id}`)).toEqual([]);
    const unwell = graph.nodes.filter(({ status }) => status !== 'healthy');
    expect(unwell.map(({ type, statusText }) => `${type} ${statusText}`)).toEqual([]);
  });

  test('no relation dangles, and each resource that can be related is', () => {
    const ids = new Set(graph.nodes.map(({ id }) => id));
    expect(graph.relations.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
    const related = new Set(graph.relations.flatMap(({ from, to }) => [from, to]));
    const alone = graph.nodes.filter(({ id }) => !related.has(id)).map(({ type }) => type);
    expect([...new Set(alone)].sort()).toEqual([
      'AWS::Budgets::Budget',
      'AWS::CloudFormation::CustomResource',
      'AWS::SQS::QueuePolicy',
    ]);
  });

  test('relates the pipeline, the containers, the hosts and their secrets', () => {
    const names = new Map(graph.nodes.map(({ id, name: text }) => [id, text]));
    const sentences = graph.relations.map(
      ({ from, kind, to }) => `${names.get(from)} ${kind} ${names.get(to)}`,
    );
    const lake = graph.nodes.find(({ logicalId }) => logicalId === 'Bucket')?.name;
    for (const sentence of [
      'ref-raw-data-crawler reads logs_table',
      'ref-raw-data-crawler reads feeds_table',
      'ref-raw-data-crawler writes ref_data_lake_catalog',
      'ref-raw-data-crawler assumes ref-glue',
      `logs_table reads ${lake}`,
      'logs_table in ref_data_lake_catalog',
      'ref-daily-agg-quality attached-to daily_agg',
      `ref-data-processing writes ${lake}`,
      'ref-etl-process waits-for ref-raw-data-crawler',
      'ref-etl-process runs ref-data-processing',
      'ref-etl-process in ref-etl-workflow',
      'ref-data-processing-service runs ref-data-processing',
      'ref-data-processing-service in ref-private-a',
      'ref-data-processing runs ref-data-jobs',
      'ref-data-processing assumes ref-ecs-task',
      'ref-data-processing-cpu attached-to ref-data-processing-service',
      'ref-ecs-task uses-secret ref/mysql',
      `ref-ecs-task reads ${lake}`,
      `ref-ecs-task writes ${lake}`,
      `${lake} uses ref-data-lake`,
      'ref/mysql uses ref-secrets',
      'ref-database allows ref-app',
      'ref-mysql uses ref-database',
      'ref-mysql in ref-private-b',
      'ref-redis uses ref-database',
      'ref-load-balancer in ref-public-a',
      'HttpListener routes-to ref-application',
      'ref-secret-writer writes /strata/ref/secret-writer/ref-secrets',
    ]) {
      expect(sentences).toContain(sentence);
    }
  });

  test('has nothing to report', () => {
    const found = findingsOf(graph.nodes);
    expect(found.map(({ title, resource }) => `${resource.name}: ${title}`)).toEqual([]);
  });

  test(`takes at most ${maxCalls} calls, and fewer within the next minute`, async () => {
    expect(firstCalls.length).toBeLessThanOrEqual(maxCalls);
    calls.length = 0;
    const changes = compareGraphs(graph, await discover(graph));
    expect(changes).toEqual([]);
    expect(calls.length).toBeLessThanOrEqual(maxCallsSoonAfter);
    process.stdout.write(
      `AWS calls of one discovery: ${firstCalls.length}, soon after: ${calls.length}\n`,
    );
  });

  test('sources that are denied keep their part, and say so', async () => {
    const denied = [
      ['CloudFormation', 'ListStackResources'],
      ['Resource Groups Tagging API', 'GetResources'],
      ['RDS', 'DescribeDBInstances'],
      ['ElastiCache', 'DescribeReplicationGroups'],
      ['ECS', 'DescribeServices'],
      ['Glue', 'GetTables'],
      ['Glue', 'BatchGetJobs'],
      ['S3', 'GetBucketVersioning'],
      ['IAM', 'ListRoles'],
      ['Secrets Manager', 'ListSecrets'],
      ['Elastic Load Balancing v2', 'DescribeListeners'],
    ] as const;
    for (const [service, operation] of denied) await deny(service, operation);
    const partial = await discover(graph);
    await fetch(`${runtime.localAws.url}/_local/faults`, { method: 'DELETE' });
    expect(compareGraphs(graph, partial)).toEqual([]);
    expect(partial.relations).toHaveLength(graph.relations.length);
    const states = partial.sources.filter(({ state }) => state !== 'fresh');
    expect(states.map(({ source, state }) => `${source} ${state}`)).toEqual([
      ...stacks.map(({ stackName: stack }) => `stack:${stack} denied`),
      'tagging denied',
      'elb:load-balancers denied',
      's3:buckets denied',
      'rds:instances denied',
      'elasticache:replication-groups denied',
      'glue:tables denied',
      'glue:jobs denied',
      'ecs:services denied',
      'secrets-manager:secrets denied',
      'iam:roles denied',
    ]);
  });
});

test('nothing has drifted from its template right after it was deployed', async () => {
  await detectDrift(runtime.ctx, { name });
  const checked = await vi.waitFor(
    async () => {
      const { layers: summaries } = await getEnvironment(runtime.ctx, { name });
      await refreshEnvironment(runtime.ctx, { name });
      expect(summaries.filter(({ driftCheckedAt }) => driftCheckedAt === null)).toEqual([]);
      return refreshEnvironment(runtime.ctx, { name });
    },
    { timeout: 20_000, interval: 100 },
  );
  const drifted = checked.nodes.filter(({ drift }) => drift && drift.state !== 'in-sync');
  expect(drifted.map(({ type, logicalId }) => `${type} ${logicalId}`)).toEqual([]);
  expect(checked.nodes.filter(({ drift }) => drift).length).toBeGreaterThan(70);
}, 60_000);

async function deny(service: string, operation: string): Promise<void> {
  const body = JSON.stringify({ kind: 'deny', service, operation });
  const answer = await fetch(`${runtime.localAws.url}/_local/faults`, { method: 'POST', body });
  if (answer.status !== 201) throw new Error(await answer.text());
}
