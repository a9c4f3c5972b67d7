import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Aws, awsProvider } from '#lib/aws/clients.ts';
import type { ResourceGraph } from '#lib/resources/graph.ts';
import { isNotReadYet } from '#lib/resources/not-read-yet.ts';
import { type TestEndpoint, testEndpoint } from '../../local-aws/test-endpoint.ts';
import { compareGraphs } from './compare-graphs.ts';
import { discoverEnvironment } from './discover-environment.ts';
import { isMoving } from './is-moving.ts';

const environment = 'many';
const tags = { 'strata:environment': environment };
const jobCount = 130;
const definitionCount = 120;

let cloud: TestEndpoint;
let aws: Aws;
let anew: Aws;
let now = new Date('2026-11-24T00:00:00Z');
const called: string[] = [];

/** Remembers what it called. */
function clientOf(url: string): Aws {
  const log = pino(
    { level: 'debug' },
    new Writable({
      write(chunk, _encoding, done) {
        const { aws: call } = JSON.parse(String(chunk));
        if (call) called.push(call.operation);
        done();
      },
    }),
  );
  return awsProvider({ kind: 'local', endpoint: url, speed: 10_000 }, log)({ region: 'us-east-2' });
}

async function discover(client: Aws, previous?: ResourceGraph) {
  called.length = 0;
  now = new Date(now.getTime() + 2_000);
  const graph = await discoverEnvironment(
    { aws: client, clock: { now: () => now } },
    { environment, accountId: '000000000000', layers: [], ...(previous && { previous }) },
  );
  return {
    graph,
    unread: graph.nodes.filter(isNotReadYet).length,
    calls: (operation: string) => called.filter((one) => one === operation).length,
  };
}

beforeAll(async () => {
  cloud = await testEndpoint({ speed: 10_000 });
  aws = clientOf(cloud.url);
  anew = clientOf(cloud.url);
  const { glue, ecs } = cloud.clients;
  for (let index = 0; index < jobCount; index += 1) {
    await glue.createJob({
      Name: `job-${index}`,
      Role: 'arn:aws:iam::000000000000:role/none',
      Command: { Name: 'glueetl', ScriptLocation: 's3://none/job.py' },
      Tags: tags,
    });
  }
  for (let index = 0; index < definitionCount; index += 1) {
    await ecs.registerTaskDefinition({
      family: `task-${index}`,
      containerDefinitions: [{ name: 'main', image: 'jobs:latest' }],
      tags: [{ key: 'strata:environment', value: environment }],
    });
  }
});
afterAll(() => cloud[Symbol.asyncDispose]());

test('what AWS tells of one resource at a time is read in turn, and nothing is guessed meanwhile', async () => {
  const first = await discover(aws);
  expect(first.graph.nodes).toHaveLength(jobCount + definitionCount);
  expect(first.calls('GetJobRuns')).toBe(100);
  expect(first.calls('DescribeTaskDefinition')).toBe(100);
  expect(first.unread).toBe(jobCount + definitionCount - 200);
  expect(isMoving(first.graph)).toBe(true);
  const families = first.graph.nodes.filter(({ name }) => name.startsWith('task-'));
  expect(families).toHaveLength(definitionCount);

  const second = await discover(aws, first.graph);
  expect(second.calls('GetJobRuns')).toBe(100);
  expect(second.calls('DescribeTaskDefinition')).toBe(definitionCount - 100);
  expect(second.unread).toBe(0);
  expect(isMoving(second.graph)).toBe(false);
  expect(compareGraphs(first.graph, second.graph)).toEqual([]);

  const restarted = await discover(anew, second.graph);
  expect(restarted.unread).toBe(0);
  expect(compareGraphs(second.graph, restarted.graph)).toEqual([]);
});
