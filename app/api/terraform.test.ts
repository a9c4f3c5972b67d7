import { createHmac } from 'node:crypto';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { problem } from '#lib/api/problem.ts';
import { getTerraformWorkspace, terraformRun, terraformSettings } from '#lib/api/terraform.ts';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { provideRuntime } from '#lib/runtime/get-runtime.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { startTerraformStub, type TerraformStub } from '#lib/terraform/terraform-stub-for-tests.ts';
import { POST as receive } from './hooks/terraform/[name]/route.ts';
import { type SignedIn, signInAdministrator } from './people-for-tests.ts';
import { caller, endpointOf, routeModules, type Sent } from './routes-for-tests.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const call = caller(await routeModules(), () => operator);
const params = { name: 'dev' };
const canary = 'canary-4b1d0e.atlasv1.token';

let test: TestRuntime;
let stub: TerraformStub;
let operator: SignedIn;

beforeAll(async () => {
  stub = await startTerraformStub({
    token: canary,
    organization: 'summit-enterprise',
    workspaces: ['dev', ...Array.from({ length: 119 }, (_, index) => `other-${index}`)],
  });
  test = await startTestRuntime({ env: { STRATA_TERRAFORM_URL: stub.url } });
  provideRuntime(test.runtime);
  operator = await signInAdministrator(test);
  await ask('createEnvironment', {
    body: {
      name: 'dev',
      region: 'us-east-2',
      tags: { team: 'data' },
      parameters: { network: { natGateways: 'none' } },
    },
  });
});

afterAll(async () => {
  await test.close();
  await stub.close();
});

async function ask(id: string, sent: Sent = {}): Promise<unknown> {
  const response = await call(endpointOf(id), sent);
  const text = await response.clone().text();
  expect(response.status, text).toBe(endpointOf(id).status);
  return endpointOf(id).mediaType === 'application/json' ? JSON.parse(text) : response.bytes();
}

async function refusal(id: string, sent: Sent) {
  return problem.parse(await (await call(endpointOf(id), sent)).json());
}

async function exported(): Promise<Record<string, string>> {
  const files = unzipSync((await ask('downloadTerraform', { params })) as Uint8Array);
  return Object.fromEntries(
    Object.entries(files).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]),
  );
}

async function workspace() {
  return getTerraformWorkspace.response.parse(await ask('getTerraformWorkspace', { params }));
}

function deliver(name: string, { body, headers }: { body: string; headers: object }) {
  const request = new Request(`http://127.0.0.1:3000/api/hooks/terraform/${name}`, {
    method: 'POST',
    headers: { host: '127.0.0.1:3000', 'content-type': 'application/json', ...headers },
    body,
  });
  return receive(request, { params: Promise.resolve({ name }) });
}

describe('the export', () => {
  it('has the usual organization and a workspace of the environment’s name', async () => {
    const files = await exported();
    expect(files['dev-terraform/terraform.tf']).toContain('organization = "summit-enterprise"');
    expect(files['dev-terraform/terraform.tf']).toContain('name = "dev"');
    expect(files).not.toHaveProperty('dev-terraform/imports.tf');
  });

  it('adopts what is deployed', async () => {
    await deploymentsOf(test).deploy('dev', ['network']);
    const files = await exported();
    expect(files['dev-terraform/imports.tf']).toBe(
      'import {\n  to = aws_cloudformation_stack.network\n  id = "dev-network"\n}\n',
    );
  });
});

describe('the settings', () => {
  it('need a token before anything is asked', async () => {
    await expect(refusal('getTerraformWorkspace', { params })).resolves.toMatchObject({
      code: 'not-connected',
      status: 409,
    });
  });

  it('keep a token encrypted, and tell it to nobody', async () => {
    const body = { organization: 'summit-enterprise', workspace: 'dev', token: canary };
    const set = terraformSettings.parse(await ask('setTerraformSettings', { params, body }));
    expect(set).toMatchObject({
      isConnected: true,
      url: `${stub.url}/app/summit-enterprise/workspaces/dev`,
    });
    const { db } = test.ctx;
    const rows = await Promise.all([
      db.terraformSettings.findMany(),
      db.auditEntry.findMany(),
      db.activity.findMany(),
      db.liveEvent.findMany(),
    ]);
    const stored = JSON.stringify(rows, (_, value) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(stored).toContain('setTerraformSettings');
    expect(stored).not.toContain(canary);
    expect(JSON.stringify(await ask('getTerraformSettings', { params }))).not.toContain(canary);
  });

  it('keep the token where it is left out', async () => {
    const body = { organization: 'summit-enterprise', workspace: 'dev' };
    await ask('setTerraformSettings', { params, body });
    await expect(ask('getTerraformSettings', { params })).resolves.toMatchObject({
      isConnected: true,
    });
  });

  it.each([
    ['organization', { organization: 'a b', workspace: 'dev' }],
    ['workspace', { organization: 'acme', workspace: '' }],
    ['token', { organization: 'acme', workspace: 'dev', token: 'with space' }],
  ])('name the field %s that is wrong', async (field, body) => {
    const { status, errors } = await refusal('setTerraformSettings', { params, body });
    expect(status).toBe(422);
    expect(errors?.map(({ pointer }) => pointer)).toEqual([`/${field}`]);
  });
});

describe('runs', () => {
  it('list every page of workspaces', async () => {
    const { workspaces } = (await ask('listTerraformWorkspaces', { params })) as {
      workspaces: object[];
    };
    expect(workspaces).toHaveLength(120);
  });

  it('are started, applied and leave a state', async () => {
    expect(await workspace()).toMatchObject({ runs: [], state: null });
    const body = { message: 'Adopt what is deployed' };
    const started = terraformRun.parse(await ask('startTerraformRun', { params, body }));
    expect(started).toMatchObject({ status: 'pending', actions: ['cancel'] });
    expect((await workspace()).runs).toMatchObject([
      {
        id: started.id,
        status: 'planned',
        message: 'Adopt what is deployed (first@example.com by Strata)',
        plan: { additions: 1, changes: 2, destructions: 0, imports: 3 },
        actions: ['apply', 'discard'],
      },
    ]);
    const run = { ...params, run: started.id };
    await expect(
      ask('actOnTerraformRun', { params: { ...run, action: 'apply' }, body: {} }),
    ).resolves.toMatchObject({ status: 'apply_queued', actions: [] });
    const asked = stub.asked.length;
    const looks = await Promise.all([workspace(), workspace()]);
    expect(looks.map(({ runs }) => runs[0]?.status)).toEqual(['apply_queued', 'apply_queued']);
    expect(stub.asked.slice(asked).filter((one) => one.includes('/runs?'))).toHaveLength(1);
    const place = { organization: 'summit-enterprise', workspace: 'dev' };
    await ask('setTerraformSettings', { params, body: place });
    expect((await workspace()).runs[0]).toMatchObject({ status: 'applied' });
    await expect(
      refusal('actOnTerraformRun', { params: { ...run, action: 'discard' }, body: {} }),
    ).resolves.toMatchObject({
      code: 'service-refused',
      detail: 'HCP Terraform refused this: transition not allowed.',
    });
    const { state } = await workspace();
    expect(state).toMatchObject({
      serial: 9,
      resourceCount: 2,
      outputs: [
        { name: 'network', value: '{"VpcId":"vpc-1"}', isSensitive: false },
        { name: 'password', value: null, isSensitive: true },
      ],
    });
    expect(JSON.stringify(state)).not.toContain('archivist');
  });

  it('of another workspace are not found', async () => {
    stub.runs.push({
      id: 'run-OtherWorkspace1',
      workspaceId: 'ws-other-1',
      message: '',
      planOnly: false,
      status: 'planned',
    });
    const other = { ...params, run: 'run-OtherWorkspace1', action: 'apply' };
    await expect(refusal('actOnTerraformRun', { params: other, body: {} })).resolves.toMatchObject({
      code: 'run-not-found',
      status: 404,
    });
    expect(stub.runs.at(-1)?.status).toBe('planned');
  });

  it('tell what the token may not see', async () => {
    await ask('setTerraformSettings', {
      params,
      body: { organization: 'summit-enterprise', workspace: 'absent' },
    });
    await expect(refusal('getTerraformWorkspace', { params })).resolves.toMatchObject({
      code: 'service-refused',
      detail: 'HCP Terraform refused this: not found.',
    });
    await ask('setTerraformSettings', {
      params,
      body: { organization: 'summit-enterprise', workspace: 'dev', token: 'wrong' },
    });
    await expect(refusal('getTerraformWorkspace', { params })).resolves.toMatchObject({
      code: 'service-denied',
      status: 403,
    });
  });
});

describe('notifications', () => {
  it('are taken when they are signed, shown in the activity and told live', async () => {
    const run = {
      id: 'run-1',
      workspaceId: 'ws-dev',
      message: '',
      planOnly: false,
      status: 'planned',
    };
    const unsigned = await deliver('dev', stub.notificationOf(run, 'guess'));
    expect(unsigned.status).toBe(403);
    const { url, token } = (await ask('receiveTerraformNotifications', { params })) as {
      url: string;
      token: string;
    };
    expect(url).toBe('/api/hooks/terraform/dev');
    const taken = await deliver('dev', stub.notificationOf(run, token));
    expect(taken.status).toBe(204);
    const { db } = test.ctx;
    const [entry] = await db.activity.findMany({
      where: { actor: 'HCP Terraform' },
      orderBy: { sequence: 'desc' },
    });
    expect(entry).toMatchObject({
      kind: 'terraform-run',
      severity: 'warning',
      summary: 'Run run-1: Run Planned and needs confirmation (planned)',
    });
    const newest = await db.liveEvent.findFirst({ orderBy: { sequence: 'desc' } });
    expect(newest).toMatchObject({ kind: 'terraform', environmentName: 'dev' });
    await expect(
      db.auditEntry.findFirst({ where: { action: 'receiveRunNotification', result: 'done' } }),
    ).resolves.toMatchObject({ actor: 'HCP Terraform', environment: 'dev' });
  });

  it('of another organization’s workspace are not the environment’s', async () => {
    const { token } = (await ask('receiveTerraformNotifications', { params })) as { token: string };
    const { body } = stub.notificationOf(
      { id: 'run-2', workspaceId: 'ws-dev', message: '', planOnly: false, status: 'planned' },
      token,
    );
    const foreign = body.replaceAll('summit-enterprise', 'acme');
    const signature = createHmac('sha512', token).update(foreign).digest('hex');
    const headers = { 'x-tfe-notification-signature': signature };
    const before = await test.ctx.db.activity.count();
    expect((await deliver('dev', { body: foreign, headers })).status).toBe(204);
    await expect(test.ctx.db.activity.count()).resolves.toBe(before);
  });

  it('that are not, are refused alike whatever they are for', async () => {
    const run = {
      id: 'run-1',
      workspaceId: 'ws-dev',
      message: '',
      planOnly: false,
      status: 'planned',
    };
    const told = await Promise.all(
      ['dev', 'absent', '../dev'].map(async (name) => {
        const response = await deliver(name, stub.notificationOf(run, 'guess'));
        const { requestId: _, ...rest } = problem.parse(await response.json());
        return rest;
      }),
    );
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1);
  });
});
