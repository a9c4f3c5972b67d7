import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectAccount } from '#lib/api/accounts.ts';
import { environmentGraph } from '#lib/api/architecture.ts';
import { configurationImport } from '#lib/api/configuration.ts';
import { deployment } from '#lib/api/deployment-documents.ts';
import { makeHandbook } from '#lib/api/handbook.ts';
import { listMoments } from '#lib/api/history.ts';
import { addNotificationChannel } from '#lib/api/notifications.ts';
import { operation } from '#lib/api/operations.ts';
import { addGrant, addPerson, roleDocument } from '#lib/api/people.ts';
import { listSessions } from '#lib/api/session.ts';
import { terraformRun } from '#lib/api/terraform.ts';
import { addToken } from '#lib/api/tokens.ts';
import { makeBucket } from '#lib/deployments/bucket-by-hand-for-tests.ts';
import { deploymentsOf, until } from '#lib/deployments/deployments-for-tests.ts';
import { planDeployment } from '#lib/deployments/plan-deployment.ts';
import { driftRetention } from '#lib/drift/drifted-retention-for-tests.ts';
import { type GitHubStub, startGitHubStub } from '#lib/github/github-stub-for-tests.ts';
import { endpoints } from '#lib/http/endpoints.ts';
import { provideRuntime } from '#lib/runtime/get-runtime.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { startTerraformStub, type TerraformStub } from '#lib/terraform/terraform-stub-for-tests.ts';
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
let terraform: TerraformStub;
let gitHub: GitHubStub;

const repository = 'contract/platform';
const token = 'token-of-the-contract';

beforeAll(async () => {
  terraform = await startTerraformStub({
    token,
    organization: 'contract',
    workspaces: ['contract'],
  });
  gitHub = await startGitHubStub({ repository, token });
  test = await startTestRuntime({
    env: { STRATA_TERRAFORM_URL: terraform.url, STRATA_GITHUB_API_URL: gitHub.url },
  });
  provideRuntime(test.runtime);
  operator = await signInAdministrator(test);
});

afterAll(async () => {
  await test.close();
  await terraform.close();
  await gitHub.close();
});

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

/** Variables as files, and an environment that is copied, compared and brought up to another. */
async function configurationAndCopy(asked: Asked, params: { readonly name: string }) {
  await asked('getConfiguration', { params });
  await asked('downloadEnvTemplate', { params });
  await asked('downloadEnvFile', { params });
  await asked('downloadLoadScript', { params });
  const copy = { name: 'contract-copy' };
  await asked('cloneEnvironment', { params, body: copy });
  const body = { content: 'NETWORK_FLOW_LOG_RETENTION_DAYS=7' };
  await asked('importConfiguration', { params: copy, query: '?validateOnly=true', body });
  const { deploymentId } = configurationImport.parse(
    await asked('importConfiguration', { params: copy, body }),
  );
  await until(test.ctx, deploymentId ?? '', ({ status }) => status === 'planned');
  await asked('compareEnvironments', { params, query: `?with=${copy.name}` });
  const variables = ['NETWORK_FLOW_LOG_RETENTION_DAYS'];
  const promoted = deployment.parse(
    await asked('promoteParameters', { params: copy, body: { from: params.name, variables } }),
  );
  await until(test.ctx, promoted.id, ({ status }) => status === 'planned');
  await asked('discardDeployment', { params: { id: promoted.id } });
}

/** Two editions of the handbook, read, downloaded and compared. */
async function handbooks(asked: Asked, params: { readonly name: string }) {
  const make = async () => makeHandbook.response.parse(await asked('makeHandbook', { params }));
  const [from, to] = [(await make()).edition.id, (await make()).edition.id];
  await asked('listHandbookEditions', { params });
  const edition = { ...params, edition: to };
  await asked('getHandbook', { params: edition });
  await asked('downloadHandbook', { params: edition });
  await asked('compareHandbooks', { params: edition, query: `?from=${from}` });
}

/** A workspace of HCP Terraform with a run, and a repository of GitHub with a pull request. */
async function terraformAndGitHub(asked: Asked, params: { readonly name: string }) {
  await asked('getTerraformSettings', { params });
  const workspace = { organization: 'contract', workspace: 'contract', token };
  await asked('setTerraformSettings', { params, body: workspace });
  await asked('downloadTerraform', { params });
  await asked('listTerraformWorkspaces', { params });
  const run = terraformRun.parse(
    await asked('startTerraformRun', { params, body: { message: 'Contract' } }),
  );
  await asked('getTerraformWorkspace', { params });
  const ofRun = { ...params, run: run.id, action: 'apply' };
  await asked('actOnTerraformRun', { params: ofRun, body: { comment: 'Looks right' } });
  await asked('getTerraformWorkspace', { params });
  await asked('receiveTerraformNotifications', { params });
  await asked('getGitHubSettings', { params });
  const place = { repository, branch: 'main', folder: '', token };
  await asked('setGitHubSettings', { params, body: place });
  await asked('receiveGitHubPushes', { params });
  await asked('openPullRequest', { params, body: {} });
}

const rules = {
  approvals: 0,
  approverRole: null,
  approverGroup: null,
  approvalHours: 24,
  windows: [{ effect: 'allow', cron: '* * * * *', minutes: 1, timeZone: 'UTC' }],
  protected: false,
  driftHours: null,
};

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
    const network = { flowLogs: true };
    const input = {
      name: 'contract',
      region: 'us-east-2',
      tags: { team: 'data' },
      parameters: { network },
    };
    await asked('createEnvironment', { query: '?validateOnly=true', body: input });
    await expect(asked('listEnvironments')).resolves.toEqual({ environments: [] });
    await asked('createEnvironment', { body: input });
    await asked('listEnvironments');
    await asked('getEnvironment', { params });
    await asked('updateEnvironment', { params, body: { tags: { team: 'platform' } } });
    await asked('getLayerTemplate', { params: { ...params, layer: 'network' } });

    await asked('downloadEnvironment', { params });
    await configurationAndCopy(asked, params);
    await handbooks(asked, params);
    await terraformAndGitHub(asked, params);

    const plan = deployment.parse(
      await asked('planDeployment', { params, body: { layers: ['network'] } }),
    );
    await until(test.ctx, plan.id, ({ status }) => status === 'planned');
    await asked('getDeployment', { params: { id: plan.id } });
    await asked('discardDeployment', { params: { id: plan.id } });

    const { addFault } = deploymentsOf(test);
    const stack = 'contract-network';
    const fault = {
      kind: 'resource',
      action: 'CREATE',
      stack,
      logicalId: 'Vpc',
      message: 'Refused',
    };
    await addFault({ ...fault, count: 1 });
    const broken = deployment.parse(
      await asked('planDeployment', { params, body: { layers: ['network'], apply: true } }),
    );
    await until(test.ctx, broken.id, ({ status }) => status === 'failed');
    const ofNetwork = { ...params, layer: 'network' };
    await asked('listRecoveries', { params: ofNetwork });
    const recovery = deployment.parse(
      await asked('recoverLayer', { params: ofNetwork, body: { kind: 'delete' } }),
    );
    await until(test.ctx, recovery.id, ({ status }) => status === 'succeeded');

    await asked('getDeploymentRules', { params });
    await asked('setDeploymentRules', { params, body: rules });
    const reviewed = await planDeployment(test.ctx, {
      name: 'contract',
      layers: ['network'],
      apply: false,
    });
    await until(test.ctx, reviewed.id, ({ status }) => status === 'planned');
    const approval = { decision: 'approved', comment: 'Looks right' };
    await asked('approveDeployment', { params: { id: reviewed.id }, body: approval });
    await asked('cancelDeployment', { params: { id: reviewed.id }, body: { mode: 'now' } });

    await addFault({ ...fault, count: 1 });
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
    const repeated = deployment.parse(await asked('repeatDeployment', { params: { id: run.id } }));
    await until(test.ctx, repeated.id, ({ status }) => status === 'succeeded');
    await asked('updateEnvironment', { params, body: { tags: { team: 'data' } } });
    const change = deployment.parse(
      await asked('planDeployment', { params, body: { layers: ['network'] } }),
    );
    await until(test.ctx, change.id, ({ status }) => status === 'planned');
    await asked('applyDeployment', { params: { id: change.id } });
    await until(test.ctx, change.id, ({ status }) => status === 'succeeded');
    const back = deployment.parse(await asked('rollBackDeployment', { params: { id: change.id } }));
    await until(test.ctx, back.id, ({ status }) => status === 'succeeded');
    await asked('getDeployment', { params: { id: change.id } });
    await asked('listDeployments', { params, query: '?limit=1&status=succeeded' });
    await asked('listPastDurations', { params: { id: change.id } });
    await asked('compareDeployments', { params: { id: change.id }, query: `?with=${run.id}` });
    await asked('getPlanMarkdown', { params: { id: change.id } });
    await asked('getDeploymentCost', { params: { id: change.id } });
    await asked('listStackEvents', { params: { id: run.id }, query: '?after=0&limit=10' });
    await asked('refreshGraph', { params });
    const { nodes } = environmentGraph.parse(await asked('getGraph', { params }));
    await asked('getPackedGraph', { params });
    await asked('detectDrift', { params });
    const vpc = nodes.find(({ logicalId }) => logicalId === 'Vpc');
    await asked('getResourceDrift', { params, query: `?resource=${vpc?.id}` });
    const hook = {
      kind: 'webhook',
      title: 'Ours',
      topics: ['drift'],
      url: 'https://10.0.0.7/hook',
    };
    const told = await asked('addNotificationChannel', { params, body: hook });
    const ofChannel = {
      ...params,
      channel: addNotificationChannel.response.parse(told).channel.id,
    };
    await asked('listNotificationChannels', { params });
    await asked('updateNotificationChannel', { params: ofChannel, body: { enabled: false } });
    await asked('testNotificationChannel', { params: ofChannel });
    await asked('removeNotificationChannel', { params: ofChannel });
    const handmade = await makeBucket(test.ctx, 'contract', 'contract-bucket-by-hand');
    await asked('refreshGraph', { params });
    await asked('previewImport', { params, query: `?resource=${handmade}` });
    const taken = deployment.parse(
      await asked('importResource', { params, body: { resource: handmade, layer: 'network' } }),
    );
    await until(test.ctx, taken.id, ({ status }) => status === 'planned');
    const resource = await driftRetention(test.ctx, 'contract', 90);
    await asked('adoptDrift', { params, body: { resource, path: '/RetentionInDays' } });
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
    await asked('setCostAssumptions', { params, body: { hostHours: 200 } });
    await asked('getCost', { params });
    await asked('readPrices', { params });
    await asked('setActualCost', { params, body: { enabled: true } });
    await asked('readActualCost', { params });
    await asked('getActualCost', { params });
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
    const stop = { params, body: { resource: host.id, action: 'stop' } };
    const stopped = operation.parse(await asked('startOperation', stop));
    await asked('getOperation', { params: { ...params, operation: stopped.id } });
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
