import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { gitHubSettings, openPullRequest } from '#lib/api/github.ts';
import { problem } from '#lib/api/problem.ts';
import { activeStatuses } from '#lib/deployments/deployment-statuses.ts';
import { deploymentsOf, until } from '#lib/deployments/deployments-for-tests.ts';
import { planDeployment } from '#lib/deployments/plan-deployment.ts';
import { type GitHubStub, startGitHubStub } from '#lib/github/github-stub-for-tests.ts';
import { planPushes } from '#lib/github/plan-pushes.ts';
import { provideRuntime } from '#lib/runtime/get-runtime.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import type { StubAnswer } from '#lib/services/stub-server-for-tests.ts';
import { POST as receive } from './hooks/github/[name]/route.ts';
import { type SignedIn, signInAdministrator } from './people-for-tests.ts';
import { caller, endpointOf, routeModules, type Sent } from './routes-for-tests.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const call = caller(await routeModules(), () => operator);
const params = { name: 'dev' };
const canary = 'github_pat_canary81c2';
const repository = 'summit-enterprise/data-platform';
const place = { repository, branch: 'main', folder: 'environments/dev' };

let test: TestRuntime;
let stub: GitHubStub;
let operator: SignedIn;

beforeAll(async () => {
  stub = await startGitHubStub({ repository, token: canary });
  test = await startTestRuntime({ env: { STRATA_GITHUB_API_URL: stub.url } });
  provideRuntime(test.runtime);
  operator = await signInAdministrator(test);
  const parameters = { network: { natGateways: 'none' } };
  await ask('createEnvironment', { body: { name: 'dev', region: 'us-east-2', parameters } });
});

afterAll(async () => {
  await test.close();
  await stub.close();
});

async function ask(id: string, sent: Sent = {}): Promise<unknown> {
  const response = await call(endpointOf(id), sent);
  const text = await response.text();
  expect(response.status, text).toBe(endpointOf(id).status);
  return JSON.parse(text);
}

async function refusal(id: string, sent: Sent) {
  return problem.parse(await (await call(endpointOf(id), sent)).json());
}

async function open(body: object = {}) {
  return openPullRequest.response.parse(await ask('openPullRequest', { params, body }));
}

async function deliver(event: 'push' | 'ping', branch: string, secret: string, bytes = 0) {
  const { body, headers } = stub.delivery(event, branch, secret, bytes);
  const request = new Request('http://127.0.0.1:3000/api/hooks/github/dev', {
    method: 'POST',
    headers: { host: '127.0.0.1:3000', 'content-type': 'application/json', ...headers },
    body,
  });
  return (await receive(request, { params: Promise.resolve(params) })).status;
}

/** Plans what was pushed, as an instance does whose clock is ahead by so many seconds. */
function plan(aheadSeconds = 0) {
  const ctx = test.runtime.contextFor({ name: 'GitHub', kind: 'system' });
  const now = () => new Date(Date.now() + aheadSeconds * 1_000);
  return planPushes({ ...ctx, clock: { now } });
}

/** What is known of the repository once no deployment is under way, every push has been planned, and that plan is there. */
async function planned(aheadSeconds = 60) {
  await nothingUnderWay();
  const settings = await vi.waitFor(
    async () => {
      await plan(aheadSeconds);
      const row = await test.ctx.db.gitHubSettings.findFirstOrThrow();
      expect(row).toMatchObject({ pendingPushes: 0, notBefore: null, waitingReason: null });
      return row;
    },
    { timeout: 30_000, interval: 50 },
  );
  await nothingUnderWay();
  return settings;
}

function nothingUnderWay() {
  const where = { status: { in: ['queued', ...activeStatuses] } };
  return vi.waitFor(async () => expect(await test.ctx.db.deployment.count({ where })).toBe(0), {
    timeout: 45_000,
    interval: 50,
  });
}

/** Holds the answer to the next question, which is where the branch is now. */
function holdHead() {
  const answer = stub.headAnswer('main');
  const { promise, resolve } = Promise.withResolvers<StubAnswer>();
  const before = stub.asked.length;
  stub.answerNext(promise);
  return {
    isAsked: () =>
      vi.waitFor(() => expect(stub.asked.length).toBeGreaterThan(before), { timeout: 30_000 }),
    release: () => resolve(answer),
  };
}

function newestActivity() {
  return test.ctx.db.activity.findFirst({
    where: { kind: 'github-push' },
    orderBy: { sequence: 'desc' },
  });
}

describe('the settings', () => {
  it('need a repository and a token before anything is pushed', async () => {
    for (const id of ['openPullRequest', 'receiveGitHubPushes']) {
      await expect(refusal(id, { params, body: {} })).resolves.toMatchObject({
        code: 'not-connected',
      });
    }
  });

  it('keep the token encrypted, and tell it to nobody', async () => {
    const set = gitHubSettings.parse(
      await ask('setGitHubSettings', { params, body: { ...place, token: canary } }),
    );
    expect(set).toMatchObject({ ...place, isConnected: true, pullRequest: null });
    const { db } = test.ctx;
    const rows = await Promise.all([db.gitHubSettings.findMany(), db.auditEntry.findMany()]);
    const stored = JSON.stringify(rows, (_, value) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(stored).not.toContain(canary);
  });

  it.each([
    ['repository', { ...place, repository: 'no-owner' }],
    ['repository', { ...place, repository: 'owner/..' }],
    ['branch', { ...place, branch: 'a..b' }],
    ['branch', { ...place, branch: '' }],
    ['folder', { ...place, folder: '../elsewhere' }],
    ['folder', { ...place, folder: '/absolute' }],
    ['token', { ...place, token: 'with space' }],
  ])('name the field %s that is wrong', async (field, body) => {
    const { errors } = await refusal('setGitHubSettings', { params, body });
    expect(new Set(errors?.map(({ pointer }) => pointer))).toEqual(new Set([`/${field}`]));
  });
});

describe('a pull request', () => {
  it('has the environment’s files on a branch of its own, and the plan as its text', async () => {
    const plan = await deploymentsOf(test).plan('dev', ['network']);
    const opened = await open();
    expect(opened).toMatchObject({ number: 1, branch: 'strata/dev' });
    expect(stub.pulls).toMatchObject([
      { head: 'strata/dev', base: 'main', body: expect.stringContaining('## Plan for `dev`') },
    ]);
    expect(stub.pulls[0]?.body).toContain(plan.id);
    const pushed = stub.filesOf('strata/dev');
    expect(pushed?.['environments/dev/dev.env']).toContain('NAT_GATEWAYS=none');
    expect(pushed).toHaveProperty(['environments/dev/templates/network.yaml']);
    expect(pushed).toHaveProperty(['environments/dev/deployments/network.yaml']);
    expect(pushed?.['README.md']).toBe('# Data platform\n');
    await expect(ask('getGitHubSettings', { params })).resolves.toMatchObject({
      pullRequest: { number: 1, url: opened.url },
    });
  });

  it('is renewed while it is open', async () => {
    await expect(open()).resolves.toMatchObject({ number: 1 });
    expect(stub.pulls).toHaveLength(1);
  });

  it('has no text of another environment’s plan', async () => {
    const body = { deploymentId: '00000000-0000-7000-8000-000000000000' };
    await expect(refusal('openPullRequest', { params, body })).resolves.toMatchObject({
      code: 'deployment-not-found',
    });
  });

  it('is not made where the branch has everything', async () => {
    stub.commit('main', stub.filesOf('strata/dev') ?? {});
    await expect(refusal('openPullRequest', { params, body: {} })).resolves.toMatchObject({
      code: 'nothing-to-push',
      status: 409,
    });
  });

  it('tells why GitHub refused it', async () => {
    stub.answerNext({ status: 403, body: { message: 'Resource not accessible by token' } });
    await expect(refusal('openPullRequest', { params, body: {} })).resolves.toMatchObject({
      code: 'service-refused',
      detail: 'GitHub refused this: Resource not accessible by token.',
    });
    await ask('setGitHubSettings', { params, body: { ...place, branch: 'absent' } });
    await expect(refusal('openPullRequest', { params, body: {} })).resolves.toMatchObject({
      code: 'service-refused',
      detail: expect.stringContaining('has no branch absent'),
    });
    await ask('setGitHubSettings', { params, body: place });
  });
});

describe('a delivery', () => {
  let secret = '';

  beforeAll(async () => {
    const made = (await ask('receiveGitHubPushes', { params })) as { secret: string };
    secret = made.secret;
  });

  it('is refused where its signature is wrong, and is not in the audit', async () => {
    await expect(deliver('push', 'main', 'guess')).resolves.toBe(403);
    await expect(test.ctx.db.auditEntry.count({ where: { action: 'receivePush' } })).resolves.toBe(
      0,
    );
  });

  it('of a ping or of another branch plans nothing', async () => {
    const before = await test.ctx.db.deployment.count();
    await expect(deliver('ping', 'main', secret)).resolves.toBe(204);
    await expect(deliver('push', 'strata/dev', secret)).resolves.toBe(204);
    await planned();
    await expect(test.ctx.db.deployment.count()).resolves.toBe(before);
  });

  it('of many commits is taken, and one beyond what GitHub delivers is not', async () => {
    await expect(deliver('push', 'strata/dev', secret, 4_000_000)).resolves.toBe(204);
    await expect(deliver('push', 'strata/dev', secret, 26_300_000)).resolves.toBe(413);
  });

  it('saves and plans what the branch changes, once', async () => {
    const path = 'environments/dev/dev.env';
    const changed = stub
      .filesOf('main')
      ?.[path]?.replace('NAT_GATEWAYS=none', 'NAT_GATEWAYS=single');
    const commit = stub.commit('main', { [path]: changed ?? '' });
    const before = await test.ctx.db.deployment.count();
    await expect(deliver('push', 'main', secret)).resolves.toBe(204);
    await expect(deliver('push', 'main', secret)).resolves.toBe(204);
    await planned();
    await expect(deliver('push', 'main', secret)).resolves.toBe(204);
    await planned();
    await expect(test.ctx.db.deployment.count()).resolves.toBe(before + 1);
    await expect(newestActivity()).resolves.toMatchObject({
      severity: 'info',
      deploymentId: expect.any(String),
      summary: `Commit ${commit.slice(0, 7)} on main is planned; variables of ${path} that it changes: 1`,
    });
    const { parameters } = await test.ctx.db.environment.findUniqueOrThrow({
      where: { name: 'dev' },
    });
    expect(parameters).toMatchObject({ network: { natGateways: 'single' } });
  });

  it.each([
    ['a file that is not valid', 'VPC_CIDR=10.0.0.0/40\n', 'Line 1, VPC_CIDR'],
    ['a secret', 'APPLICATION_ENCRYPTION_KEY=canary-of-a-key\n', 'APPLICATION_ENCRYPTION_KEY'],
  ])('with %s says why nothing was planned', async (_, content, words) => {
    stub.commit('main', { 'environments/dev/dev.env': content });
    const before = await test.ctx.db.deployment.count();
    await expect(deliver('push', 'main', secret)).resolves.toBe(204);
    await planned();
    await expect(test.ctx.db.deployment.count()).resolves.toBe(before);
    const entry = await newestActivity();
    expect(entry).toMatchObject({ severity: 'error', summary: expect.stringContaining(words) });
    expect(entry?.summary).not.toContain('canary-of-a-key');
  });

  it('of a branch without the file is planned as the environment is set', async () => {
    await ask('setGitHubSettings', { params, body: { ...place, folder: 'elsewhere' } });
    stub.commit('main', { 'README.md': '# Changed\n' });
    const before = await test.ctx.db.deployment.count();
    await expect(deliver('push', 'main', secret)).resolves.toBe(204);
    await planned();
    await expect(test.ctx.db.deployment.count()).resolves.toBe(before + 1);
  });

  it('during a deployment waits for its end, and says so once', async () => {
    const { setSpeed } = deploymentsOf(test);
    await setSpeed(0.001);
    const { id } = await planDeployment(test.ctx, {
      name: 'dev',
      layers: ['network'],
      apply: false,
    });
    await until(test.ctx, id, ({ status }) => status === 'planning');
    const commit = stub.commit('main', { 'README.md': '# During a deployment\n' });
    await expect(deliver('push', 'main', secret)).resolves.toBe(204);
    await vi.waitFor(
      async () => {
        await plan();
        await expect(newestActivity()).resolves.toMatchObject({
          severity: 'warning',
          summary: expect.stringContaining(`Commit ${commit.slice(0, 7)} on main waits: Another`),
        });
      },
      { timeout: 30_000 },
    );
    const { sequence } = (await newestActivity()) ?? {};
    await plan(60);
    await expect(newestActivity()).resolves.toMatchObject({ sequence });
    await setSpeed(2_000);
    await expect(planned(120)).resolves.toMatchObject({ plannedCommit: commit });
  });

  it('that comes while an earlier one is planned is planned after it', async () => {
    stub.commit('main', { 'README.md': '# Earlier\n' });
    const head = holdHead();
    await expect(deliver('push', 'main', secret)).resolves.toBe(204);
    const planning = plan();
    await head.isAsked();
    const newer = stub.commit('main', { 'README.md': '# Newer\n' });
    await expect(deliver('push', 'main', secret)).resolves.toBe(204);
    const asked = stub.asked.length;
    await plan();
    expect(stub.asked).toHaveLength(asked);
    head.release();
    await planning;
    await expect(planned()).resolves.toMatchObject({ plannedCommit: newer });
  });

  it('is planned by another instance where one has died over it, whose late answer counts no more', async () => {
    stub.commit('main', { 'README.md': '# Before it died\n' });
    const head = holdHead();
    await expect(deliver('push', 'main', secret)).resolves.toBe(204);
    const dying = plan();
    await head.isAsked();
    const newer = stub.commit('main', { 'README.md': '# After it died\n' });
    await expect(planned(600)).resolves.toMatchObject({ plannedCommit: newer });
    const deployments = await test.ctx.db.deployment.count();
    head.release();
    await dying;
    await expect(test.ctx.db.deployment.count()).resolves.toBe(deployments);
    await expect(planned()).resolves.toMatchObject({ plannedCommit: newer });
  });

  it('is planned after a restart, by the product itself', async () => {
    const commit = stub.commit('main', { 'README.md': '# Before a restart\n' });
    await expect(deliver('push', 'main', secret)).resolves.toBe(204);
    test = await test.restart();
    await vi.waitFor(
      () =>
        expect(test.ctx.db.gitHubSettings.findFirst()).resolves.toMatchObject({
          plannedCommit: commit,
          pendingPushes: 0,
        }),
      { timeout: 30_000 },
    );
  });
});
