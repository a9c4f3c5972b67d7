import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Endpoint } from '#lib/api/endpoint.ts';
import { problem } from '#lib/api/problem.ts';
import { verifyAudit } from '#lib/audit/verify-audit.ts';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { endpoints } from '#lib/http/endpoints.ts';
import { provideRuntime } from '#lib/runtime/get-runtime.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { POST as receivePush } from './hooks/github/[name]/route.ts';
import { POST as receiveRunNotification } from './hooks/terraform/[name]/route.ts';
import { type SignedIn, signInAdministrator } from './people-for-tests.ts';
import { caller, endpointOf, routeModules, type Sent } from './routes-for-tests.ts';

const call = caller(await routeModules(), () => operator);

let test: TestRuntime;
let operator: SignedIn;
let before: unknown;
let planId: string;

beforeAll(async () => {
  test = await startTestRuntime();
  provideRuntime(test.runtime);
  operator = await signInAdministrator(test);
  const its = deploymentsOf(test);
  await its.create('steady');
  planId = (await its.plan('steady')).id;
  await test.runtime.watcher.stop();
  await refreshEnvironment(test.ctx, { name: 'steady' });
});

beforeEach(async () => {
  before = await everything();
});

afterAll(async () => {
  expect(await verifyAudit(test.ctx)).toMatchObject({ broken: null });
  await test.close();
});

/** All that a request could have changed, but for the times of looks. */
async function everything() {
  const { db } = test.ctx;
  return {
    accounts: await db.awsAccount.findMany(),
    workspaces: await db.terraformSettings.findMany(),
    repositories: await db.gitHubSettings.findMany(),
    environments: await db.environment.findMany(),
    deployments: await db.deployment.findMany({ include: { layers: true } }),
    events: await db.stackEvent.count(),
    activity: await db.activity.count(),
    parkings: await db.parking.count(),
    schedules: await db.parkSchedule.findMany(),
    lifetimes: await db.lifetime.findMany(),
    assumptions: await db.costAssumptions.findMany(),
    prices: await db.regionPrices.findMany(),
    actualCosts: await db.actualCost.findMany(),
    operations: await db.operation.count(),
    openings: await db.portOpening.count(),
    people: await db.user.findMany({ include: { grants: true, tokens: true, sessions: true } }),
    roles: await db.role.findMany(),
    grants: await db.grant.count(),
    tasks: await db.ecsTask.count(),
    live: await db.liveEvent.count(),
    snapshots: await db.graphSnapshot.findMany({ select: { revision: true, graph: true } }),
  };
}

interface Refusal {
  readonly in: 'body' | 'query' | 'path';
  /** Beginning of the JSON pointer of the field that has to be named. */
  readonly pointer: string;
}

async function expectRefusal(endpoint: Endpoint, sent: Sent, named?: Refusal): Promise<void> {
  const response = await call(endpoint, sent);
  const text = await response.text();
  const what = `${endpoint.id} ${JSON.stringify(sent).slice(0, 200)}: ${text.slice(0, 300)}`;
  expect(response.status, what).toBeGreaterThanOrEqual(400);
  expect(response.status, what).toBeLessThan(500);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const details = problem.parse(JSON.parse(text));
  expect(details.status).toBe(response.status);
  if (!named || response.status === 404) return;
  expect(
    details.errors?.some((e) => e.in === named.in && e.pointer.startsWith(named.pointer)),
    what,
  ).toBe(true);
}

const chat = { kind: 'slack', title: 'Chat', topics: ['drift'], url: 'https://hooks.example/a' };
const mail = { kind: 'email', title: 'Team', topics: ['drift'], addresses: ['a@example.com'] };
const nightlyToken = { name: 'nightly', permissions: ['view'], days: 30 };

const rules = {
  approvals: 1,
  approverRole: null,
  approverGroup: null,
  approvalHours: 24,
  windows: [{ effect: 'allow', cron: '0 9 * * 1-5', minutes: 480, timeZone: 'Europe/Berlin' }],
  protected: false,
  driftHours: null,
};

const officeHours = {
  enabled: true,
  days: ['monday', 'friday'],
  wakeAt: '08:00',
  parkAt: '19:00',
  timeZone: 'Europe/Berlin',
};

/** Requests that would succeed, of which each test spoils one thing. */
function good(endpoint: Endpoint): Sent {
  const known: Record<string, string> = {
    name: 'steady',
    id: planId,
    channel: planId,
    layer: 'network',
    region: 'us-east-2',
    at: '2026-01-31T09:30:00Z',
    tool: 'grafana',
    edition: planId,
    operation: planId,
    run: 'run-CZcmD7eagjhyX0vN',
    action: 'apply',
  };
  const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const bodies: Record<string, object> = {
    createEnvironment: { name: 'fresh', region: 'us-east-2' },
    importConfiguration: { content: '# nothing' },
    cloneEnvironment: { name: 'fresh' },
    promoteParameters: { from: 'steady', variables: ['VPC_CIDR'] },
    setTerraformSettings: { organization: 'acme', workspace: 'steady' },
    startTerraformRun: { message: 'Try' },
    setGitHubSettings: { repository: 'acme/platform', branch: 'main', folder: '' },
    connectAccount: { title: 'Fresh', accountId: '111122223333' },
    updateAccount: { title: 'Another' },
    destroyEnvironment: { confirm: 'steady' },
    parkEnvironment: { confirm: 'steady' },
    setParkingSchedule: officeHours,
    setDeploymentRules: rules,
    setCostAssumptions: { hostHours: 200 },
    setActualCost: { enabled: true },
    approveDeployment: { decision: 'approved', comment: 'Looks right' },
    recoverLayer: { kind: 'delete' },
    adoptDrift: { resource: 'vpc-1', path: '/CidrBlock' },
    importResource: { resource: 'by-hand', layer: 'network' },
    addNotificationChannel: chat,
    updateNotificationChannel: { enabled: false },
    setLifetime: { endsAt: new Date(Date.now() + 90_000_000).toISOString(), confirm: 'steady' },
    startOperation: { resource: 'vpc-1', action: 'run' },
    openTool: { cidr: '203.0.113.7/32' },
    setUp: { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' },
    addPerson: { name: 'Ada', email: 'ada@example.com' },
    changePerson: { name: 'Ada' },
    addGrant: { group: 'platform', role: 'viewer' },
    addRole: { name: 'Auditor', permissions: ['view'] },
    changeRole: { name: 'Auditor' },
    addToken: nightlyToken,
  };
  const queries: Record<string, string> = {
    getDifference: `?from=${known.at}`,
    compareDeployments: `?with=${planId}`,
    compareEnvironments: '?with=steady',
    compareHandbooks: `?from=${planId}`,
    getResourceDrift: '?resource=vpc-1',
    previewImport: '?resource=by-hand',
    listRuns: '?resource=vpc-1',
    readRunLog: '?resource=vpc-1&run=jr_1&log=output',
    listTasks: '?resource=vpc-1',
    listImages: '?resource=vpc-1',
    readTaskLog: '?task=task-1&container=worker',
    getRunGraph: '?resource=vpc-1&run=wr_1',
    listQualityResults: '?resource=vpc-1',
    getCatalogTable: '?table=lake/events',
    getResourceMetrics: '?resource=vpc-1',
    getConsoleOutput: '?resource=vpc-1',
    listSnapshots: '?resource=vpc-1',
  };
  return {
    body: bodies[endpoint.id],
    query: queries[endpoint.id],
    params: Object.fromEntries(names.map((name) => [name, known[name] ?? ''])),
  };
}

const each = endpoints.map((endpoint) => [endpoint.id, endpoint] as const);
const reading = each.filter(([, { method }]) => method === 'GET');
const writing = each.filter(([, { method }]) => method !== 'GET');
const withParameters = each.filter(([, { path }]) => path.includes('{'));

const badTexts = [
  '',
  '.',
  '..',
  '../../../etc/passwd',
  '%2e%2e%2f',
  'UPPER',
  'ünï-cödé',
  '😀',
  'nul\u0000byte',
  'a'.repeat(5_000),
  'x\'; DROP TABLE "Environment"; --',
  '<script>alert(1)</script>',
  'no-such-thing',
  'us-east-9',
  '00000000-0000-0000-0000-000000000000',
  '__proto__',
];

describe('bad input', () => {
  it.each(withParameters)('in the path of %s', async (_, endpoint) => {
    const { params = {} } = good(endpoint);
    for (const name of Object.keys(params)) {
      for (const text of badTexts) {
        const named: Refusal = { in: 'path', pointer: `/${name}` };
        const { body, query } = good(endpoint);
        await expectRefusal(endpoint, { body, query, params: { ...params, [name]: text } }, named);
      }
    }
    expect(await everything()).toEqual(before);
  });

  it.each(each)('in the query of %s', async (_, endpoint) => {
    const sent = good(endpoint);
    const named: Refusal = { in: 'query', pointer: '/nonsense' };
    await expectRefusal(endpoint, { ...sent, query: '?nonsense=1' }, named);
    await expectRefusal(endpoint, { ...sent, query: '?nonsense=1&nonsense=2' }, named);
    await expectRefusal(endpoint, { ...sent, query: '?__proto__=1' });
    expect(await everything()).toEqual(before);
  });

  it.each([
    ['listActivity', 'limit', ['0', '-1', '201', 'x', '1.5', 'NaN', '1e400', '', '1&limit=2']],
    ['listActivity', 'before', ['0', '-1', 'x', '9'.repeat(30)]],
    ['listActivity', 'resource', ['a'.repeat(2_049)]],
    ['getResourceDrift', 'resource', ['', 'a'.repeat(2_049), 'a&resource=b']],
    ['previewImport', 'resource', ['', 'a'.repeat(2_049), 'a&resource=b']],
    ['getResourceMetrics', 'resource', ['', 'a'.repeat(2_049), 'a&resource=b']],
    ['getConsoleOutput', 'resource', ['', 'a'.repeat(2_049), 'a&resource=b']],
    ['listSnapshots', 'resource', ['', 'a'.repeat(2_049), 'a&resource=b']],
    ['listDeployments', 'limit', ['0', '101', 'x']],
    ['listDeployments', 'before', ['1', 'x', '']],
    ['listDeployments', 'status', ['', 'done', 'failed&status=failed']],
    ['listDeployments', 'kind', ['', 'remove']],
    ['listDeployments', 'layer', ['', 'a'.repeat(257)]],
    ['listDeployments', 'requestedBy', ['', 'a'.repeat(257)]],
    ['listDeployments', 'text', ['', 'a'.repeat(257), 'a&text=b']],
    ['listDeployments', 'from', ['', 'yesterday', '2026-02-30T00:00:00Z']],
    ['listDeployments', 'to', ['', 'now', '1']],
    ['compareDeployments', 'with', ['', '1', 'x']],
    ['compareEnvironments', 'with', ['', 'x', 'UPPER', 'a'.repeat(25)]],
    ['compareHandbooks', 'from', ['', '1', 'x']],
    ['importConfiguration', 'validateOnly', ['1', 'yes', '']],
    ['listRuns', 'limit', ['0', '201', 'x']],
    ['listRuns', 'resource', ['', 'a'.repeat(2_049)]],
    ['readRunLog', 'run', ['', 'a'.repeat(256)]],
    ['readRunLog', 'log', ['', 'a'.repeat(65)]],
    ['listImages', 'limit', ['0', '1001', 'x']],
    ['listImages', 'resource', ['', 'a'.repeat(2_049)]],
    ['listImages', 'before', ['', 'x', 'sha256:1', 'a'.repeat(2_049)]],
    ['listTasks', 'limit', ['0', '201', 'x']],
    ['listTasks', 'resource', ['', 'a'.repeat(2_049)]],
    ['listTasks', 'before', ['', 'a'.repeat(2_049)]],
    ['readTaskLog', 'task', ['', 'a'.repeat(2_049)]],
    ['readTaskLog', 'container', ['', 'a'.repeat(256)]],
    ['getRunGraph', 'resource', ['', 'a'.repeat(2_049)]],
    ['getRunGraph', 'run', ['', 'a'.repeat(256)]],
    ['listQualityResults', 'resource', ['', 'a'.repeat(2_049)]],
    ['listQualityResults', 'limit', ['0', '101', 'x']],
    ['getCatalogTable', 'table', ['', 'a', 'a/', '/b', 'a/b/c', `a/${'b'.repeat(256)}`]],
    ['listOperations', 'limit', ['0', '101', 'x']],
    ['listOperations', 'before', ['1', 'x', '']],
    ['listStackEvents', 'after', ['-1', 'x', '0.5', '9'.repeat(30)]],
    ['listStackEvents', 'limit', ['0', '1001', 'x']],
    ['listMoments', 'limit', ['0', '501', 'x', '']],
    ['listMoments', 'before', ['0', '-1', 'x', '9'.repeat(30)]],
    ['getDifference', 'from', ['', 'yesterday', '2026-02-30T00:00:00Z', '0000-01-01T00:00:00Z']],
    ['getDifference', 'to', ['', 'now', '1', '2026-01-31', '1969-12-31T23:59:59Z']],
    ['createEnvironment', 'validateOnly', ['1', 'yes', '']],
    ['listAudit', 'limit', ['0', '201', 'x', '']],
    ['listAudit', 'before', ['0', '-1', 'x', '9'.repeat(30)]],
    ['listAudit', 'actor', ['', 'a'.repeat(257), 'a&actor=b']],
    ['listAudit', 'target', ['', 'a'.repeat(257)]],
    ['listAudit', 'result', ['', 'maybe']],
    ['listAudit', 'from', ['', 'yesterday', '2026-02-30T00:00:00Z']],
    ['listAudit', 'to', ['', 'now', '1']],
    ['listTokens', 'of', ['', 'nobody', 'me&of=everybody']],
    ['exportAudit', 'after', ['0', '-1', 'x', '9'.repeat(30)]],
  ])('in the query of %s: %s', async (id, name, values) => {
    const endpoint = endpointOf(id);
    for (const value of values) {
      const sent = { ...good(endpoint), query: `?${name}=${value}` };
      await expectRefusal(endpoint, sent, { in: 'query', pointer: `/${name}` });
    }
    expect(await everything()).toEqual(before);
  });

  it.each(each)('that PostgreSQL cannot hold, to %s', async (_, endpoint) => {
    const sent = good(endpoint);
    await expectRefusal(
      endpoint,
      { ...sent, query: '?resource=a%00b' },
      { in: 'query', pointer: '/resource' },
    );
    for (const text of endpoint.method === 'GET' ? [] : ['a\0b', '\ud800']) {
      const named: Refusal = { in: 'body', pointer: '/resource' };
      await expectRefusal(endpoint, { ...sent, body: { resource: text } }, named);
    }
    expect(await everything()).toEqual(before);
  });

  it.each(writing)('as the body of %s', async (_, endpoint) => {
    const sent = good(endpoint);
    for (const raw of ['{', '{"a":}', '[1,', '"', 'nul', '{"a":1}}', '\u0000']) {
      await expectRefusal(endpoint, { ...sent, raw }, { in: 'body', pointer: '' });
    }
    for (const body of [null, 1, 'text', true, [], [{}]]) {
      await expectRefusal(endpoint, { ...sent, body }, { in: 'body', pointer: '' });
    }
    const unknown = { nonsense: 1 };
    await expectRefusal(endpoint, { ...sent, body: unknown }, { in: 'body', pointer: '/nonsense' });
    const huge = { raw: JSON.stringify({ huge: 'x'.repeat(1_100_000) }) };
    await expectRefusal(endpoint, { ...sent, ...huge });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      const headers = { 'content-type': type };
      await expectRefusal(endpoint, { ...sent, raw: '{}', headers });
    }
    expect(await everything()).toEqual(before);
  });

  const junk = [
    null,
    0,
    -1,
    1.5,
    true,
    '',
    ' ',
    'nul\u0000',
    '😀',
    [],
    [null],
    {},
    { a: { b: 1 } },
  ];
  const network = (name: string, value: unknown) => ({ network: { [name]: value } });
  const fields: [string, string, (value: unknown) => object][] = [
    ['createEnvironment', '/name', (name) => ({ name, region: 'us-east-2' })],
    ['createEnvironment', '/region', (region) => ({ name: 'fresh', region })],
    ['createEnvironment', '/preset', (preset) => ({ name: 'fresh', region: 'us-east-2', preset })],
    ['setTerraformSettings', '/workspace', (workspace) => ({ organization: 'acme', workspace })],
    ['startTerraformRun', '/message', (message) => ({ message })],
    ['setGitHubSettings', '/branch', (branch) => ({ repository: 'a/b', branch, folder: '' })],
    ['cloneEnvironment', '/name', (name) => ({ name })],
    ['cloneEnvironment', '/region', (region) => ({ name: 'fresh', region })],
    ['promoteParameters', '/from', (from) => ({ from, variables: ['VPC_CIDR'] })],
    ['promoteParameters', '/variables', (variables) => ({ from: 'steady', variables })],
    ['createEnvironment', '/tags', (tags) => ({ name: 'fresh', region: 'us-east-2', tags })],
    [
      'createEnvironment',
      '/tags/key',
      (key) => ({ name: 'fresh', region: 'us-east-2', tags: { key } }),
    ],
    [
      'createEnvironment',
      '/parameters',
      (parameters) => ({ name: 'fresh', region: 'us-east-2', parameters }),
    ],
    ['updateEnvironment', '/tags', (tags) => ({ tags })],
    ['updateEnvironment', '/parameters', (parameters) => ({ parameters })],
    ...[
      'vpcCidr',
      'zones',
      'publicSubnetCidrs',
      'natGateways',
      's3Endpoint',
      'flowLogRetentionDays',
    ].map((name): [string, string, (value: unknown) => object] => [
      'updateEnvironment',
      `/parameters/network/`,
      (value) => ({ parameters: network(name, value) }),
    ]),
    ['planDeployment', '/layers', (layers) => ({ layers })],
    ['planDeployment', '/layers/0', (layer) => ({ layers: [layer] })],
    ['planDeployment', '/apply', (apply) => ({ apply })],
    ['planDeployment', '/revertDrift', (revertDrift) => ({ revertDrift })],
    ['repeatDeployment', '/apply', (apply) => ({ apply })],
    ['rollBackDeployment', '/apply', (apply) => ({ apply })],
    ['destroyEnvironment', '/confirm', (confirm) => ({ confirm })],
    ['openTool', '/cidr', (cidr) => ({ cidr })],
    ['parkEnvironment', '/confirm', (confirm) => ({ confirm })],
    ['setCostAssumptions', '/natGatewayGb', (natGatewayGb) => ({ natGatewayGb })],
    ...['enabled', 'days', 'wakeAt', 'parkAt', 'timeZone'].map(
      (name): [string, string, (value: unknown) => object] => [
        'setParkingSchedule',
        `/${name}`,
        (value) => ({ ...officeHours, [name]: value }),
      ],
    ),
    ...Object.keys(rules).map((name): [string, string, (value: unknown) => object] => [
      'setDeploymentRules',
      `/${name}`,
      (value) => ({ ...rules, [name]: value }),
    ]),
    ...['effect', 'cron', 'minutes', 'timeZone'].map(
      (name): [string, string, (value: unknown) => object] => [
        'setDeploymentRules',
        `/windows/0/${name}`,
        (value) => ({ ...rules, windows: [{ ...rules.windows[0], [name]: value }] }),
      ],
    ),
    ...['kind', 'title', 'topics', 'url'].map(
      (name): [string, string, (value: unknown) => object] => [
        'addNotificationChannel',
        `/${name}`,
        (value) => ({ ...chat, [name]: value }),
      ],
    ),
    ['addNotificationChannel', '/addresses', (addresses) => ({ ...mail, addresses })],
    ['updateNotificationChannel', '/title', (title) => ({ title })],
    ['updateNotificationChannel', '/topics', (topics) => ({ topics })],
    ['updateNotificationChannel', '/enabled', (enabled) => ({ enabled })],
    ['importResource', '/resource', (resource) => ({ resource, layer: 'network' })],
    ['importResource', '/layer', (layer) => ({ resource: 'by-hand', layer })],
    ['importResource', '/logicalId', (logicalId) => ({ resource: 'a', layer: 'b', logicalId })],
    ['adoptDrift', '/path', (path) => ({ resource: 'vpc-1', path })],
    ['adoptDrift', '/resource', (resource) => ({ resource, path: '/CidrBlock' })],
    ['approveDeployment', '/decision', (decision) => ({ decision, comment: 'Yes' })],
    ['approveDeployment', '/comment', (comment) => ({ decision: 'approved', comment })],
    ['cancelDeployment', '/mode', (mode) => ({ mode })],
    ['recoverLayer', '/kind', (kind) => ({ kind })],
    ['recoverLayer', '/skip', (skip) => ({ kind: 'continue-roll-back', skip })],
    ['setLifetime', '/endsAt', (endsAt) => ({ endsAt, confirm: 'steady' })],
    ['setLifetime', '/confirm', (confirm) => ({ endsAt: '2099-01-31T09:30:00Z', confirm })],
    ['setUp', '/email', (email) => ({ name: 'Ada', email, password: 'correct horse' })],
    ['setUp', '/password', (password) => ({ name: 'Ada', email: 'ada@example.com', password })],
    ['addPerson', '/name', (name) => ({ name, email: 'ada@example.com' })],
    ['addPerson', '/email', (email) => ({ name: 'Ada', email })],
    ['addPerson', '/role', (role) => ({ name: 'Ada', email: 'ada@example.com', role })],
    ['changePerson', '/blocked', (blocked) => ({ blocked })],
    ['addGrant', '/role', (role) => ({ group: 'platform', role })],
    ['addGrant', '/environment', (environment) => ({ group: 'a', role: 'viewer', environment })],
    ['addRole', '/permissions', (permissions) => ({ name: 'Auditor', permissions })],
    ['addToken', '/permissions', (permissions) => ({ name: 'n', permissions, days: 1 })],
    ['addToken', '/environments', (environments) => ({ ...nightlyToken, environments })],
    ['addToken', '/days', (days) => ({ ...nightlyToken, days })],
    ['startOperation', '/resource', (resource) => ({ resource, action: 'run' })],
    ['startOperation', '/action', (action) => ({ resource: 'vpc-1', action })],
    ['startOperation', '/input', (input) => ({ resource: 'vpc-1', action: 'run', input })],
    ['startOperation', '/confirm', (confirm) => ({ resource: 'vpc-1', action: 'run', confirm })],
  ];

  it.each(fields)('of the wrong type in the body of %s: %s', async (id, pointer, bodyWith) => {
    const endpoint = endpointOf(id);
    let refused = 0;
    for (const value of junk) {
      const body = bodyWith(value);
      const acceptable = endpoint.body.safeParse(body).success;
      if (acceptable && id !== 'planDeployment') continue;
      if (acceptable && pointer !== '/layers/0') continue;
      await expectRefusal(endpoint, { ...good(endpoint), body }, { in: 'body', pointer });
      refused += 1;
    }
    expect(refused).toBeGreaterThan(5);
    expect(await everything()).toEqual(before);
  });

  it.each([
    ['createEnvironment', { name: 'steady', region: 'us-east-2' }, '/name'],
    ['createEnvironment', { name: 'a--b', region: 'us-east-2' }, '/name'],
    ['createEnvironment', { name: 'x'.repeat(25), region: 'us-east-2' }, '/name'],
    ['createEnvironment', { name: 'fresh', region: 'xx-nowhere-9' }, '/region'],
    ['createEnvironment', { name: 'fresh', region: 'us-east-9' }, '/region'],
    ['createEnvironment', { name: 'fresh', region: 'us-east-2', tags: { 'aws:x': 'y' } }, '/tags'],
    [
      'createEnvironment',
      { name: 'fresh', region: 'us-east-2', parameters: { moon: {} } },
      '/parameters/moon',
    ],
    [
      'createEnvironment',
      {
        name: 'fresh',
        region: 'us-east-2',
        parameters: {
          network: { vpcCidr: '10.0.0.0/16', publicSubnetCidrs: ['10.1.0.0/24', '10.0.2.0/24'] },
        },
      },
      '/parameters/network/publicSubnetCidrs/0',
    ],
    ['destroyEnvironment', { confirm: 'stead' }, '/confirm'],
    ['parkEnvironment', { confirm: 'stead' }, '/confirm'],
    ['planDeployment', { layers: [] }, '/layers'],
    ['setCostAssumptions', { hostHours: 745 }, '/hostHours'],
    ['setActualCost', { enabled: 'yes' }, '/enabled'],
    ['setCostAssumptions', { crawlerMinutes: 9 }, '/crawlerMinutes'],
    ['setParkingSchedule', { ...officeHours, days: [] }, '/days'],
    ['setLifetime', { endsAt: '2099-01-31T09:30:00Z', confirm: 'steady' }, '/endsAt'],
    ['setLifetime', { endsAt: '2020-01-31T09:30:00Z', confirm: 'steady' }, '/endsAt'],
    ['setLifetime', { endsAt: '2026-02-30T09:30:00Z', confirm: 'steady' }, '/endsAt'],
    ['setParkingSchedule', { ...officeHours, days: ['monday', 'monday'] }, '/days'],
    ['setParkingSchedule', { ...officeHours, parkAt: '24:00' }, '/parkAt'],
    ['setParkingSchedule', { ...officeHours, wakeAt: '19:00' }, '/parkAt'],
    ['setParkingSchedule', { ...officeHours, timeZone: 'Europe/Nowhere' }, '/timeZone'],
    ['setParkingSchedule', { ...officeHours, timeZone: '+01:00' }, '/timeZone'],
    ['setDeploymentRules', { ...rules, approvals: -1 }, '/approvals'],
    [
      'setDeploymentRules',
      { ...rules, approverRole: 'approver', approverGroup: 'board' },
      '/approverGroup',
    ],
    [
      'setDeploymentRules',
      { ...rules, windows: [{ ...rules.windows[0], cron: '0 0 30 2 *' }] },
      '/windows/0/cron',
    ],
    ['approveDeployment', { decision: 'approved', comment: ' ' }, '/comment'],
    ['adoptDrift', { resource: 'vpc-1', path: 'CidrBlock' }, '/path'],
    ['importResource', { resource: 'a', layer: 'b', logicalId: 'a-b' }, '/logicalId'],
    ['importResource', { resource: 'a', layer: '' }, '/layer'],
    ['addNotificationChannel', { ...chat, topics: [] }, '/topics'],
    ['addNotificationChannel', { ...chat, url: 'ftp://hooks.example' }, '/url'],
    ['addNotificationChannel', { ...mail, addresses: ['ann'] }, '/addresses/0'],
    ['recoverLayer', { kind: 'roll-back', skip: ['Vpc'] }, '/skip'],
    ['recoverLayer', { kind: 'roll-back', retain: ['Vpc'] }, '/retain'],
    ['addPerson', { name: 'Ada', email: 'first@example.com' }, '/email'],
    ['addPerson', { name: 'Ada', email: 'ada' }, '/email'],
    ['addPerson', { name: ' ', email: 'ada@example.com' }, '/name'],
    ['addGrant', { role: 'viewer' }, '/person'],
    ['addGrant', { role: 'viewer', group: 'a', person: 'b' }, '/person'],
    ['addGrant', { role: '00000000-0000-4000-8000-000000000000', group: 'a' }, '/role'],
    ['addRole', { name: 'administrator', permissions: ['view'] }, '/name'],
    ['addRole', { name: 'Auditor', permissions: [] }, '/permissions'],
    ['addToken', { ...nightlyToken, days: 367 }, '/days'],
    ['openTool', {}, '/cidr'],
    ['openTool', { cidr: '0.0.0.0/0' }, '/cidr'],
    ['openTool', { cidr: '203.0.113.7' }, '/cidr'],
    ['openTool', { cidr: '203.0.113.7/24' }, '/cidr'],
    ['openTool', { cidr: '2001:db8::/64' }, '/cidr'],
    ['openTool', { cidr: '127.0.0.1/32; reboot' }, '/cidr'],
  ])('of %s that no type tells: %j', async (id, body, pointer) => {
    const endpoint = endpointOf(id);
    await expectRefusal(endpoint, { ...good(endpoint), body }, { in: 'body', pointer });
    expect(await everything()).toEqual(before);
  });

  // A load balancer asks an instance by its address whether it is ready, which tells nothing of anybody.
  const ofOwnHosts = each.filter(([id]) => id !== 'getReadiness');

  it.each(ofOwnHosts)('from elsewhere to %s', async (_, endpoint) => {
    const hosts = ['evil.example', '10.0.0.7:3000', '127.0.0.1.evil.example', ''];
    for (const host of hosts) {
      const response = await call(endpoint, { ...good(endpoint), headers: { host } });
      expect(response.status, host).toBe(403);
    }
    const origins = [
      'https://evil.example',
      'http://127.0.0.1:4000',
      'null',
      'http://localhost:3000',
    ];
    for (const origin of endpoint.method === 'GET' ? [] : origins) {
      const response = await call(endpoint, { ...good(endpoint), headers: { origin } });
      expect(response.status, origin).toBe(403);
    }
    for (const site of ['cross-site', 'same-site']) {
      const headers = { 'sec-fetch-site': site };
      expect((await call(endpoint, { ...good(endpoint), headers })).status, site).toBe(403);
    }
    expect(await everything()).toEqual(before);
  });

  it.each(reading)('as the body of %s, which takes none', async (_, endpoint) => {
    for (const [name, value] of [
      ['content-length', '2'],
      ['transfer-encoding', 'chunked'],
    ] as const) {
      const sent = { ...good(endpoint), headers: { [name]: value } };
      await expectRefusal(endpoint, sent, { in: 'body', pointer: '' });
    }
  });

  it('to the stream', async () => {
    const endpoint = { ...endpointOf('getHealth'), id: 'stream', path: '/stream' } as const;
    const before = ['?after=-1', '?after=1.5', '?after=now', '?after=1e999'];
    for (const query of [...before, '?environment=UPPER', '?environment=../x', '?nonsense=1']) {
      await expectRefusal(endpoint, { query }, { in: 'query', pointer: '/' });
    }
    await expectRefusal(endpoint, { query: '?environment=nobody' });
    await expectRefusal(endpoint, { query: '?environment=%00' });
    await expectRefusal(endpoint, { headers: { host: 'evil.example' } });
  });
});

const hooks = [
  {
    service: 'github',
    receive: receivePush,
    makesSecret: 'receiveGitHubPushes',
    sign: (body: string, secret: string) => ({
      'x-github-event': 'push',
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    }),
    withText: (ref: string) => ({ ref, repository: { full_name: 'acme/platform' } }),
  },
  {
    service: 'terraform',
    receive: receiveRunNotification,
    makesSecret: 'receiveTerraformNotifications',
    sign: (body: string, secret: string) => ({
      'x-tfe-notification-signature': createHmac('sha512', secret).update(body).digest('hex'),
    }),
    withText: (message: string) => ({
      run_id: 'run-1',
      workspace_name: 'steady',
      organization_name: 'acme',
      notifications: [{ message, trigger: 'run:completed' }],
    }),
  },
];

describe.each(hooks)('what $service is said to deliver', (hook) => {
  const deliver = async (name: string, body: string, secret: string) => {
    const request = new Request('http://127.0.0.1:3000/api/hooks/it/it', {
      method: 'POST',
      headers: { host: '127.0.0.1:3000', ...hook.sign(body, secret) },
      body,
    });
    const response = await hook.receive(request, { params: Promise.resolve({ name }) });
    return { status: response.status, text: await response.text() };
  };

  it('is refused alike for whatever name', async () => {
    const told = [];
    for (const name of ['steady', ...badTexts]) {
      const { status, text } = await deliver(name, '{}', 'guess');
      expect(status, name).toBe(403);
      const { requestId: _, ...rest } = problem.parse(JSON.parse(text));
      told.push(rest);
    }
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await everything()).toEqual(before);
  });

  it('is refused where it is signed and nonsense', async () => {
    const params = { name: 'steady' };
    const token = 'canary-of-a-token';
    for (const id of ['setGitHubSettings', 'setTerraformSettings']) {
      const endpoint = endpointOf(id);
      const body = { ...Object(good(endpoint).body), token };
      expect((await call(endpoint, { params, body })).status).toBe(200);
    }
    const made = await call(endpointOf(hook.makesSecret), { params, body: {} });
    const { secret, token: secretOfRuns } = await made.json();
    const deliveries = [
      '',
      'null',
      '[]',
      '{',
      '{"ref":1}',
      '[['.repeat(50_000),
      JSON.stringify(hook.withText('nul\u0000byte')),
      JSON.stringify(hook.withText('half \ud800')),
    ];
    const known = await everything();
    for (const body of deliveries) {
      const { status, text } = await deliver('steady', body, secret ?? secretOfRuns);
      expect(status, body.slice(0, 80)).toBe(422);
      expect(problem.parse(JSON.parse(text))).toMatchObject({ code: 'invalid-input' });
    }
    expect(await everything()).toEqual(known);
    const whole = JSON.stringify(hook.withText('refs/heads/other'));
    expect((await deliver('steady', whole, secret ?? secretOfRuns)).status).toBe(204);
  });
});
