import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectAccount } from '#lib/api/accounts.ts';
import { environmentGraph } from '#lib/api/architecture.ts';
import { deployment } from '#lib/api/deployment-documents.ts';
import { listMoments } from '#lib/api/history.ts';
import { addGrant, addPerson, roleDocument } from '#lib/api/people.ts';
import { listSessions } from '#lib/api/session.ts';
import { addToken } from '#lib/api/tokens.ts';
import { deploymentsOf, until } from '#lib/deployments/deployments-for-tests.ts';
import { endpoints } from '#lib/http/endpoints.ts';
import { provideRuntime } from '#lib/runtime/get-runtime.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { runDatabase } from './database-for-tests.ts';
import { runHost } from './host-for-tests.ts';
import { runJob } from './job-for-tests.ts';
import { type SignedIn, signInAdministrator } from './people-for-tests.ts';
import { caller, endpointOf, routeModules, type Sent } from './routes-for-tests.ts';
import { addRuleset } from './ruleset-for-tests.ts';
import { runTask } from './task-for-tests.ts';
import { runWorkflow } from './workflow-for-tests.ts';

/** The first call of each service loads its schemas, which a busy machine makes long. */
vi.setConfig({ testTimeout: 240_000 });

const modules = await routeModules();
const call = caller(modules, () => operator);

let test: TestRuntime;
let operator: SignedIn;

beforeAll(async () => {
  test = await startTestRuntime();
  provideRuntime(test.runtime);
  operator = await signInAdministrator(test);
});

afterAll(() => test.close());

/** Calls an endpoint that is to succeed, and holds its answer against the contract. */
async function ask(id: string, sent: Sent = {}): Promise<unknown> {
  const endpoint = endpointOf(id);
  const response = await call(endpoint, sent);
  const text = await response.text();
  expect(response.status, text).toBe(endpoint.status);
  if (endpoint.status === 204) {
    expect(text).toBe('');
    return null;
  }
  expect(response.headers.get('content-type')).toContain(endpoint.mediaType);
  if (endpoint.mediaType !== 'application/json') return text;
  const answer: unknown = JSON.parse(text);
  expect(endpoint.response.parse(answer)).toEqual(answer);
  return answer;
}

type Asked = (id: string, sent?: Sent) => Promise<unknown>;

/** Everything about who may sign in and do what, by a first administrator’s invitation and revocation. */
async function peopleAndRoles(asked: Asked): Promise<void> {
  await asked('getSession');
  const ada = { name: 'Ada', email: 'Ada@Example.com', role: 'viewer' };
  const { person } = addPerson.response.parse(await asked('addPerson', { body: ada }));
  expect(person).toMatchObject({ email: 'ada@example.com', grants: [{ role: 'viewer' }] });
  const params = { id: person.id };
  await asked('invitePerson', { params });
  await asked('changePerson', { params, body: { blocked: true } });
  const auditor = { name: 'Auditor', permissions: ['view', 'audit'] };
  const role = roleDocument.parse(await asked('addRole', { body: auditor }));
  await asked('changeRole', { params: { id: role.id }, body: { description: 'Reads the audit.' } });
  await asked('listRoles');
  const given = { person: person.id, role: role.id };
  const { id } = addGrant.response.parse(await asked('addGrant', { body: given }));
  await asked('listPeople');
  await asked('removeGrant', { params: { id } });
  await asked('removeRole', { params: { id: role.id } });
  await asked('listPersonSessions', { params });
  await asked('removePerson', { params });
  const nightly = { name: 'nightly', permissions: ['view'], days: 30 };
  const { document } = addToken.response.parse(await asked('addToken', { body: nightly }));
  await asked('listTokens');
  await asked('revokeToken', { params: { id: document.id } });
  const elsewhere = await signInAdministrator(test);
  const { sessions } = listSessions.response.parse(await asked('listSessions'));
  const other = sessions.find(({ current }) => !current);
  expect(elsewhere.id).toBe(operator.id);
  await asked('revokeSession', { params: { id: other?.id ?? '' } });
}

describe('the routes', () => {
  it('are one for every endpoint, with the methods it has and no other', () => {
    const contract = Map.groupBy(endpoints, ({ path }): string => path);
    for (const [path, answered] of contract) {
      const methods = Object.keys(modules.get(path) ?? {}).filter((name) => /^[A-Z]+$/.test(name));
      expect(methods.sort(), path).toEqual(answered.map(({ method }) => method).sort());
    }
    expect([...modules.keys()].filter((path) => !contract.has(path)).sort()).toEqual([
      '/openapi.json',
      '/stream',
    ]);
  });

  it('answer as their contract says, from an environment’s creation to its end', async () => {
    const answered = new Set<string>();
    const asked = (id: string, sent?: Sent) => {
      answered.add(id);
      return ask(id, sent);
    };
    const params = { name: 'contract' };
    await asked('getHealth');
    await asked('getReadiness');
    await asked('getSystem');
    await asked('listLayers');
    await asked('listZones', { params: { region: 'us-east-2' } });
    const connected = connectAccount.response.parse(
      await asked('connectAccount', { body: { title: 'Other', accountId: '222222222222' } }),
    );
    const ofAccount = { id: connected.account.id };
    const { roleArn } = connected.template;
    await asked('updateAccount', { params: ofAccount, body: { roleArn } });
    await asked('getConnectionTemplate', { params: ofAccount, query: '?access=reader' });
    await asked('checkAccount', { params: ofAccount });
    await asked('listAccounts');
    await asked('disconnectAccount', { params: ofAccount });
    const input = { name: 'contract', region: 'us-east-2', tags: { team: 'data' } };
    await asked('createEnvironment', { query: '?validateOnly=true', body: input });
    await expect(asked('listEnvironments')).resolves.toEqual({ environments: [] });
    await asked('createEnvironment', { body: input });
    await asked('listEnvironments');
    await asked('getEnvironment', { params });
    await asked('updateEnvironment', { params, body: { tags: { team: 'platform' } } });
    await asked('getLayerTemplate', { params: { ...params, layer: 'network' } });

    await asked('downloadEnvironment', { params });

    const plan = deployment.parse(
      await asked('planDeployment', { params, body: { layers: ['network'] } }),
    );
    await until(test.ctx, plan.id, ({ status }) => status === 'planned');
    await asked('getDeployment', { params: { id: plan.id } });
    await asked('discardDeployment', { params: { id: plan.id } });

    const { addFault } = deploymentsOf(test);
    const stack = 'contract-network';
    await addFault({
      kind: 'resource',
      action: 'CREATE',
      stack,
      logicalId: 'Vpc',
      message: 'Refused',
      count: 1,
    });
    const failing = deployment.parse(
      await asked('planDeployment', { params, body: { layers: ['network'], apply: true } }),
    );
    await until(test.ctx, failing.id, ({ status }) => status === 'failed');
    const retried = deployment.parse(
      await asked('retryDeployment', { params: { id: failing.id } }),
    );
    await until(test.ctx, retried.id, ({ status }) => status === 'succeeded');

    const run = deployment.parse(
      await asked('planDeployment', { params, body: { layers: ['network'] } }),
    );
    await until(test.ctx, run.id, ({ status }) => status === 'succeeded');
    await asked('updateEnvironment', { params, body: { tags: { team: 'data' } } });
    const change = deployment.parse(
      await asked('planDeployment', { params, body: { layers: ['network'] } }),
    );
    await until(test.ctx, change.id, ({ status }) => status === 'planned');
    await asked('applyDeployment', { params: { id: change.id } });
    await until(test.ctx, change.id, ({ status }) => status === 'succeeded');
    await asked('getDeployment', { params: { id: change.id } });
    await asked('listDeployments', { params, query: '?limit=1' });
    await asked('listStackEvents', { params: { id: run.id }, query: '?after=0&limit=10' });
    await asked('refreshGraph', { params });
    const { nodes } = environmentGraph.parse(await asked('getGraph', { params }));
    await asked('getPackedGraph', { params });
    await asked('detectDrift', { params });
    const vpc = nodes.find(({ logicalId }) => logicalId === 'Vpc');
    await asked('getResourceDrift', { params, query: `?resource=${vpc?.id}` });
    const job = await runJob(test, 'contract');
    const workflow = await runWorkflow(test, 'contract', job.name);
    const host = await runHost(test, 'contract');
    const database = await runDatabase(test, 'contract');
    const byHand = await runTask(test, 'contract');
    await asked('refreshGraph', { params });
    await asked('listSnapshots', { params, query: `?resource=${database.id}` });
    await database.end();
    await asked('refreshGraph', { params });
    const endsAt = new Date(Date.now() + 90_000_000).toISOString();
    await asked('setLifetime', { params, body: { endsAt, confirm: 'contract' } });
    await asked('getLifetime', { params });
    await asked('removeLifetime', { params });
    const hours = { wakeAt: '08:00', parkAt: '19:00', timeZone: 'Europe/Berlin' };
    const schedule = { enabled: true, days: ['monday'], ...hours };
    await asked('setParkingSchedule', { params, body: schedule });
    await asked('getParking', { params });
    await asked('setParkingSchedule', { params, body: { ...schedule, enabled: false } });
    await asked('parkEnvironment', { params, body: { confirm: 'contract' } });
    await host.stopped();
    await asked('wakeEnvironment', { params });
    await host.running();
    await asked('getConsoleOutput', { params, query: `?resource=${host.id}` });
    await asked('refreshGraph', { params });
    await asked('startOperation', { params, body: { resource: host.id, action: 'stop' } });
    await asked('listOperations', { params, query: '?limit=5' });
    await host.end();
    const ofRun = `resource=${job.name}&run=${job.run}`;
    await asked('listRuns', { params, query: `?resource=${job.name}` });
    await asked('readRunLog', { params, query: `?${ofRun}&log=output` });
    const ofTask = `task=${byHand.task}&container=${byHand.container}`;
    await asked('listTasks', { params, query: `?resource=${byHand.cluster}&limit=1` });
    await asked('readTaskLog', { params, query: `?${ofTask}` });
    await asked('listImages', { params, query: `?resource=${byHand.repository}` });
    const ofFlow = `resource=${workflow.name}&run=${workflow.run}`;
    const { rulesetId, tableId } = await addRuleset(test, 'contract');
    await asked('refreshGraph', { params });
    await asked('listQualityResults', { params, query: `?resource=${rulesetId}` });
    await asked('getCatalog', { params });
    await asked('getCatalogTable', { params, query: `?table=${tableId}` });
    await asked('getLake', { params });
    await asked('getRunGraph', { params, query: `?${ofFlow}` });

    const watched = deployment.parse(
      await asked('planDeployment', { params, body: { layers: ['monitoring'], apply: true } }),
    );
    await until(test.ctx, watched.id, ({ status }) => status === 'succeeded');
    await asked('refreshGraph', { params });
    const ofGrafana = { ...params, tool: 'grafana' };
    await asked('listTools', { params });
    await asked('openTool', { params: ofGrafana, body: { cidr: '203.0.113.7/32' } });
    await asked('closeTool', { params: ofGrafana });
    await asked('revealCredentials', { params: ofGrafana });
    await asked('getToolDetails', { params: ofGrafana });
    await asked('getResourceMetrics', { params, query: `?resource=${vpc?.id}` });

    const moments = await asked('listMoments', { params, query: '?limit=1' });
    const [moment] = listMoments.response.parse(moments).moments;
    const at = moment?.at ?? '';
    await asked('getMoment', { params: { ...params, at } });
    await asked('getDifference', { params, query: `?from=${at}` });
    await asked('listActivity', { params, query: '?limit=5' });

    await asked('previewDestruction', { params });
    const end = deployment.parse(
      await asked('destroyEnvironment', { params, body: { confirm: 'contract' } }),
    );
    await until(test.ctx, end.id, ({ status }) => status === 'succeeded');
    await asked('getDeployment', { params: { id: end.id } });
    await asked('removeEnvironment', { params });
    await peopleAndRoles(asked);
    await asked('listAudit', { query: '?environment=contract&limit=2' });
    await asked('exportAudit');
    await expect(asked('verifyAudit')).resolves.toMatchObject({ broken: null });
    // Whom it could name is there already; `set-up.test.ts` has a Strata without anybody.
    answered.add('setUp');
    expect([...answered].sort()).toEqual(endpoints.map(({ id }) => id).sort());
  });

  it('change only what a PATCH names', async () => {
    const params = { name: 'patched' };
    const network = { natGateways: 'none' };
    await ask('createEnvironment', {
      body: { ...params, region: 'us-east-2', parameters: { network } },
    });
    for (const body of [{}, { tags: { a: 'b' } }, { parameters: {} }]) {
      expect(await ask('updateEnvironment', { params, body })).toMatchObject({
        parameters: { network },
      });
    }
  });
});
