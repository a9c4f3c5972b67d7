import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Endpoint } from '#lib/api/endpoint.ts';
import { verifyAudit } from '#lib/audit/verify-audit.ts';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { endpoints } from '#lib/http/endpoints.ts';
import { openApiDocument } from '#lib/http/openapi.ts';
import { provideRuntime } from '#lib/runtime/get-runtime.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { type StubServer, startStubServer } from '#lib/services/stub-server-for-tests.ts';
import { faultOf } from './answer-fault-for-tests.ts';
import { type Operation, requestsTo, spoiled } from './fuzzed-requests-for-tests.ts';
import { type SignedIn, signInAdministrator, signInAs } from './people-for-tests.ts';
import { caller, routeModules, type Sent } from './routes-for-tests.ts';
import type { Schema, Vocabulary } from './schema-values-for-tests.ts';
import { stateDigest } from './state-for-tests.ts';

/** `FUZZ_SEED=…` repeats a failure, whose message names it; another number looks elsewhere. */
const seed = Number(process.env.FUZZ_SEED ?? 20_260_131);
const requestsInAll = 20_000;
/** So many requests between two looks at the state. */
const runLength = 20;
/** To each operation, of somebody else’s. */
const numRuns = 20;

vi.setConfig({ testTimeout: 180_000 });

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

type Asked = Pick<Endpoint, 'id' | 'method' | 'path' | 'refusals'>;

/** Whose acceptance has effects that go on after the answer, or takes seconds. */
const farReaching = new Set([
  'planDeployment',
  'applyDeployment',
  'discardDeployment',
  'retryDeployment',
  'approveDeployment',
  'promoteParameters',
  'repeatDeployment',
  'rollBackDeployment',
  'cancelDeployment',
  'recoverLayer',
  'importResource',
  'setDeploymentRules',
  'destroyEnvironment',
  'parkEnvironment',
  'wakeEnvironment',
  'setCostAssumptions',
  'readPrices',
  'setActualCost',
  'readActualCost',
  'setParkingSchedule',
  'setLifetime',
  'detectDrift',
  'refreshGraph',
]);

/** Whose acceptance packs all templates or draws all views, which takes a tenth of a second. */
const slow = new Set([
  'downloadEnvironment',
  'downloadTerraform',
  'makeHandbook',
  'compareHandbooks',
]);
/** What reads the whole audit is asked before it is long. */
const readsAudit = ['verifyAudit', 'exportAudit'];

const modules = await routeModules();
const call = caller(modules, () => operator);
const document: Document = JSON.parse(JSON.stringify(openApiDocument()));
const operations = Object.values(document.paths)
  .flatMap((methods) => Object.values(methods))
  .sort((a, b) => readsAudit.indexOf(b.operationId) - readsAudit.indexOf(a.operationId));
const stream: Asked = {
  id: 'streamEvents',
  method: 'GET',
  path: '/stream',
  refusals: ['environment-not-found'],
};
const asked: readonly Asked[] = [...endpoints, stream];

let test: TestRuntime;
/** Accepts no token. */
let outside: StubServer;
let operator: SignedIn;
let vocabulary: Vocabulary;
let foreignPlan: string;
const count = { sent: 0, accepted: 0, comparedRuns: 0 };

beforeAll(async () => {
  outside = await startStubServer('application/json', () => ({ status: 401 }));
  test = await startTestRuntime({
    env: { STRATA_TERRAFORM_URL: outside.url, STRATA_GITHUB_API_URL: outside.url },
  });
  provideRuntime(test.runtime);
  operator = await signInAdministrator(test);
  const its = deploymentsOf(test);
  await its.create('own');
  await its.create('foreign');
  const deployed = await its.deploy('own');
  const planned = await its.plan('foreign');
  foreignPlan = planned.id;
  await test.runtime.watcher.stop();
  const { nodes } = await refreshEnvironment(test.ctx, { name: 'own' });
  await refreshEnvironment(test.ctx, { name: 'foreign' });
  const resources = nodes.map(({ id }) => id);
  vocabulary = {
    schemas: document.components.schemas,
    known: {
      name: ['own', 'foreign', 'nowhere'],
      environment: ['own', 'foreign', 'nowhere'],
      confirm: ['own', 'foreign'],
      id: [deployed.id, planned.id, randomUUID()],
      operation: [deployed.id, randomUUID()],
      before: [deployed.id, planned.id, resources[0] ?? ''],
      region: ['us-east-2', 'us-east-1', 'eu-central-1'],
      layer: ['network', 'security', 'data-lake'],
      layers: ['network', 'security', 'data-lake'],
      tool: ['grafana', 'argocd'],
      resource: resources,
      task: resources,
      action: ['run', 'stop', 'start'],
      cidr: ['203.0.113.7/32'],
      at: [new Date().toISOString()],
      from: [new Date().toISOString()],
      to: [new Date().toISOString()],
    },
  };
});

afterAll(async () => {
  await test.close();
  await outside.close();
});

/** Sends requests one after the other. Throws where an answer, or what became of the state, is wrong. */
async function sendRun(endpoint: Asked, requests: readonly Sent[]): Promise<void> {
  const before = await stateDigest(test);
  let written = 0;
  for (const sent of requests) {
    const response = await call(endpoint, sent);
    const fault = await faultOf(endpoint, sent, response);
    if (fault !== undefined) throw new Error(fault);
    count.sent += 1;
    if (!response.ok) continue;
    count.accepted += 1;
    if (endpoint.method !== 'GET') written += 1;
  }
  if (written > 0) return;
  if ((await stateDigest(test)) !== before) throw new Error('A refused request changed something');
  count.comparedRuns += 1;
}

function requestsOf(operation: Operation, endpoint: Asked): fc.Arbitrary<Sent> {
  const requests = requestsTo(operation, endpoint, vocabulary);
  const nowhere = { name: 'nowhere', id: randomUUID() };
  const elsewhere = requests.map((sent) => ({ ...sent, params: { ...sent.params, ...nowhere } }));
  if (farReaching.has(endpoint.id)) return fc.oneof(requests.map(spoiled), elsewhere);
  if (!slow.has(endpoint.id)) return requests;
  return fc.oneof({ weight: 1, arbitrary: requests }, { weight: 30, arbitrary: elsewhere });
}

it.each(operations.map((operation) => [operation.operationId, operation] as const))(
  '%s refuses what it does not take, and never fails',
  async (id, operation) => {
    const endpoint = asked.find((one) => one.id === id);
    if (!endpoint) throw new Error(`No endpoint ${id}`);
    const run = fc.array(requestsOf(operation, endpoint), {
      minLength: runLength,
      maxLength: runLength,
      size: 'max',
    });
    const runs = Math.ceil(requestsInAll / operations.length / runLength);
    await fc.assert(
      fc.asyncProperty(run, (requests) => sendRun(endpoint, requests)),
      { seed, numRuns: runs, endOnFailure: true },
    );
  },
);

it('refuses whatever somebody asks of an environment that is not theirs', async () => {
  const stranger = await signInAs(test, {
    name: 'stranger',
    role: 'administrator',
    environment: 'own',
  });
  const callAsStranger = caller(modules, () => stranger);
  const theirs = { name: 'foreign', id: foreignPlan };
  const before = await stateDigest(test);
  for (const operation of operations) {
    const endpoint = asked.find(({ id }) => id === operation.operationId);
    if (!endpoint || !/^\/(environments\/\{name\}|deployments\/)/.test(endpoint.path)) continue;
    for (const sent of fc.sample(requestsTo(operation, endpoint, vocabulary), { seed, numRuns })) {
      const params = { ...sent.params, ...theirs };
      const response = await callAsStranger(endpoint, { ...sent, params });
      expect([401, 403, 404], endpoint.id).toContain(response.status);
      expect(await response.text(), endpoint.id).not.toContain('"state"');
    }
  }
  expect(await stateDigest(test)).toBe(before);
});

it('has sent enough of both kinds, and left JavaScript as it was', () => {
  expect(count.sent).toBeGreaterThanOrEqual(requestsInAll);
  expect(count.accepted).toBeGreaterThan(requestsInAll / 20);
  expect(count.accepted).toBeLessThan(requestsInAll / 2);
  expect(count.comparedRuns * runLength).toBeGreaterThan(requestsInAll / 2);
  expect({}).not.toHaveProperty('polluted');
});

it('has left an audit whose chain holds', async () => {
  const { entries, broken } = await verifyAudit(test.ctx);
  expect(broken).toBeNull();
  expect(entries).toBeGreaterThan(requestsInAll / 10);
});
