import { gunzipSync } from 'node:zlib';
import { CreateTagsCommand, CreateVpcCommand } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { environmentGraph } from '#lib/api/architecture.ts';
import { environmentTag } from '#lib/discovery/answers.ts';
import { provideRuntime } from '#lib/runtime/get-runtime.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { type SignedIn, signInAdministrator } from './people-for-tests.ts';
import { caller, endpointOf, routeModules } from './routes-for-tests.ts';

/** The first call of each service loads its schemas, which a busy machine makes long. */
vi.setConfig({ testTimeout: 60_000 });

const call = caller(await routeModules(), () => operator);
const params = { name: 'packed' };

let test: TestRuntime;
let operator: SignedIn;

beforeAll(async () => {
  test = await startTestRuntime();
  provideRuntime(test.runtime);
  operator = await signInAdministrator(test);
  await test.runtime.watcher.stop();
  const body = { name: params.name, region: 'us-east-2' };
  await call(endpointOf('createEnvironment'), { body });
});

afterAll(() => test.close());

const refresh = () => call(endpointOf('refreshGraph'), { params });

async function plain() {
  const response = await call(endpointOf('getGraph'), { params });
  return environmentGraph.parse(await response.json());
}

async function packed(knownTag?: string) {
  const response = await call(endpointOf('getPackedGraph'), {
    params,
    ...(knownTag !== undefined && { headers: { 'if-none-match': knownTag } }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  return {
    status: response.status,
    tag: response.headers.get('etag') ?? '',
    graph: bytes.length > 0 ? JSON.parse(gunzipSync(bytes).toString()) : undefined,
  };
}

it('is the graph, before and after it was first discovered', async () => {
  expect((await packed()).graph).toEqual(await plain());
  await refresh();
  expect((await packed()).graph).toEqual(await plain());
});

it('is not sent to whoever has it', async () => {
  const { tag } = await packed();
  expect(await packed(tag)).toEqual({ status: 304, tag, graph: undefined });
  expect(await packed('"of something else"')).toMatchObject({ status: 200, tag });
});

it('tells when nothing new was found, and what was', async () => {
  const before = await packed();
  await refresh();
  const seenAgain = await packed(before.tag);
  expect(seenAgain.graph).toEqual({ ...before.graph, at: (await plain()).at });
  expect(seenAgain.graph.at > before.graph.at).toBe(true);

  const { ec2 } = test.ctx.aws({ region: 'us-east-2' });
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }));
  const Tags = [{ Key: environmentTag, Value: params.name }];
  await ec2.send(new CreateTagsCommand({ Resources: [Vpc?.VpcId ?? ''], Tags }));
  await refresh();
  const found = await packed(seenAgain.tag);
  expect(found.graph).toEqual(await plain());
  expect(found.graph.nodes).toContainEqual(expect.objectContaining({ id: Vpc?.VpcId }));
});

it('is refused where there is no such environment', async () => {
  const response = await call(endpointOf('getPackedGraph'), { params: { name: 'nowhere' } });
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ code: 'environment-not-found' });
});
