import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { configuration, configurationImport } from '#lib/api/configuration.ts';
import { deployment } from '#lib/api/deployment-documents.ts';
import { environmentComparison } from '#lib/api/environment-comparison.ts';
import { environmentDetail } from '#lib/api/environments.ts';
import { problem } from '#lib/api/problem.ts';
import { readSecretText } from '#lib/aws/secret-value.ts';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { changeEnvironment } from '#lib/environments/update-environment.ts';
import { provideRuntime } from '#lib/runtime/get-runtime.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { type SignedIn, signInAdministrator } from './people-for-tests.ts';
import { caller, endpointOf, routeModules, type Sent } from './routes-for-tests.ts';

/** The first call of each service loads its schemas, which a busy machine makes long. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const call = caller(await routeModules(), () => operator);

let test: TestRuntime;
let operator: SignedIn;

const params = { name: 'dev' };
const canary = 'canary-71f0c5';

beforeAll(async () => {
  test = await startTestRuntime();
  provideRuntime(test.runtime);
  operator = await signInAdministrator(test);
  const body = {
    name: 'dev',
    region: 'us-east-2',
    tags: { stage: 'dev' },
    preset: 'development',
    parameters: {
      network: { natGateways: 'single', flowLogs: true },
      monitoring: { alertAddresses: ['alerts-dev@example.com'] },
    },
  };
  await ask('createEnvironment', { body });
  await deploymentsOf(test).deploy('dev', ['secrets']);
});

afterAll(() => test.close());

async function ask(id: string, sent: Sent = {}): Promise<unknown> {
  const response = await call(endpointOf(id), sent);
  const text = await response.text();
  expect(response.status, text).toBe(endpointOf(id).status);
  return endpointOf(id).mediaType === 'application/json' ? JSON.parse(text) : text;
}

async function refusal(id: string, sent: Sent) {
  const response = await call(endpointOf(id), sent);
  return problem.parse(await response.json());
}

async function variablesOf(name: string) {
  const { variables } = configuration.parse(await ask('getConfiguration', { params: { name } }));
  return (variable: string) => variables.find((one) => one.name === variable);
}

/** All that the database holds which could repeat what was sent. */
async function stored(): Promise<string> {
  const { db } = test.ctx;
  const rows = await Promise.all([
    db.environment.findMany(),
    db.deployment.findMany({ include: { layers: true } }),
    db.auditEntry.findMany(),
    db.activity.findMany(),
    db.liveEvent.findMany(),
    db.operation.findMany(),
  ]);
  return JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value));
}

describe('the configuration of an environment', () => {
  it('tells of every value where it comes from, and what it feeds', async () => {
    const variable = await variablesOf('dev');
    expect(variable('NAT_GATEWAYS')).toMatchObject({
      value: 'single',
      default: 'per-zone',
      origin: { kind: 'preset', of: 'development', by: 'first@example.com' },
      resources: expect.arrayContaining(['NatGatewayA']),
    });
    expect(variable('NETWORK_FLOW_LOGS')?.origin).toMatchObject({ kind: 'edited' });
    expect(variable('VPC_CIDR')?.origin).toEqual({ kind: 'default', of: null, by: null, at: null });
    expect(variable('PUBLIC_SUBNET_CIDRS')?.resources).toEqual(['PublicSubnetA', 'PublicSubnetB']);
  });

  it('is unknown where it was set before that was recorded', async () => {
    await ask('createEnvironment', {
      body: { name: 'old', region: 'us-east-2', parameters: { network: { flowLogs: true } } },
    });
    await test.ctx.db.environment.update({ where: { name: 'old' }, data: { origins: {} } });
    const variable = await variablesOf('old');
    expect(variable('NETWORK_FLOW_LOGS')?.origin).toMatchObject({ kind: 'unknown', by: null });
    expect(variable('NAT_GATEWAYS')?.origin).toMatchObject({ kind: 'default' });
  });

  it('is downloaded as template, file and script', async () => {
    await expect(ask('downloadEnvTemplate', { params })).resolves.toContain('# VPC_CIDR=');
    await expect(ask('downloadEnvFile', { params })).resolves.toContain('\nNAT_GATEWAYS=single\n');
    await expect(ask('downloadLoadScript', { params })).resolves.toMatch(/^#!\/bin\/sh\n/);
  });
});

describe('the import of a file', () => {
  it('with mistakes tells all of them by line, and saves nothing', async () => {
    const content = `NAT_GATEWAY=none\nVPC_CIDR=10.0.0.0/40\nMYSQL_PASSWORD=${canary}\n`;
    const before = await test.ctx.db.environment.findMany();
    const checked = configurationImport.parse(
      await ask('importConfiguration', { params, query: '?validateOnly=true', body: { content } }),
    );
    expect(checked.problems.map(({ line, variable }) => [line, variable])).toEqual([
      [1, 'NAT_GATEWAY'],
      [2, 'VPC_CIDR'],
      [3, 'MYSQL_PASSWORD'],
    ]);
    const { status, errors } = await refusal('importConfiguration', { params, body: { content } });
    expect(status).toBe(422);
    expect(errors?.map(({ pointer, detail }) => `${pointer} ${detail}`)).toEqual([
      expect.stringContaining('/content Line 1, NAT_GATEWAY: There is no such variable (did you'),
      expect.stringContaining('/content Line 2, VPC_CIDR: '),
      expect.stringContaining('/content Line 3, MYSQL_PASSWORD: Generated'),
    ]);
    expect(JSON.stringify({ checked, errors })).not.toContain(canary);
    await expect(test.ctx.db.environment.findMany()).resolves.toEqual(before);
    await expect(stored()).resolves.not.toContain(canary);
  });

  it('saves what differs and plans the layers that change', async () => {
    const content = 'NAT_GATEWAYS=none\nNETWORK_FLOW_LOGS=true\nETL_WORKERS=4\n';
    const { changes, deploymentId } = configurationImport.parse(
      await ask('importConfiguration', { params, body: { content } }),
    );
    expect(changes.map(({ variable, before, after }) => [variable, before, after])).toEqual([
      ['NAT_GATEWAYS', 'single', 'none'],
      ['ETL_WORKERS', '2', '4'],
    ]);
    const plan = deployment.parse(
      await ask('getDeployment', { params: { id: deploymentId ?? '' } }),
    );
    expect(plan.layers.map(({ layer }) => layer)).toEqual(
      expect.arrayContaining(['network', 'etl']),
    );
    const variable = await variablesOf('dev');
    expect(variable('NAT_GATEWAYS')).toMatchObject({ value: 'none', origin: { kind: 'file' } });
    expect(variable('NETWORK_FLOW_LOGS')?.origin).toMatchObject({ kind: 'edited' });
    await deploymentsOf(test).settled(plan.id);
  });

  it('of what is set already plans nothing', async () => {
    const content = 'NAT_GATEWAYS=none';
    const imported = await ask('importConfiguration', { params, body: { content } });
    expect(imported).toMatchObject({ changes: [], deploymentId: null });
  });

  it('puts keys of applications into Secrets Manager and nowhere else', async () => {
    const content = `APPLICATION_API_KEY=${canary}`;
    const imported = await ask('importConfiguration', { params, body: { content } });
    expect(imported).toMatchObject({ secrets: ['APPLICATION_API_KEY'], changes: [] });
    const aws = test.ctx.aws({ region: 'us-east-2' });
    const held = JSON.parse(await readSecretText(aws, 'dev/application'));
    expect(held).toMatchObject({ api_key: canary, jwt_secret: expect.stringMatching(/^.{16}$/) });
    await expect(stored()).resolves.not.toContain(canary);
    const file = await ask('downloadEnvFile', { params });
    expect(file).not.toContain(canary);
  });

  it('refuses a key before its layer is deployed', async () => {
    const body = { content: `APPLICATION_API_KEY=${canary}` };
    const { status, errors } = await refusal('importConfiguration', {
      params: { name: 'old' },
      body,
    });
    expect(status).toBe(422);
    expect(errors?.[0]?.detail).toContain('has to be deployed');
  });
});

describe('what is refused', () => {
  it('leaves the environment as it was, in an account that is connected as reader', async () => {
    const account = await test.ctx.db.awsAccount.create({
      data: {
        title: 'Read',
        accountId: '123456789012',
        access: 'reader',
        externalId: 'read',
        defaultRegion: 'us-east-2',
        connectedBy: 'first@example.com',
      },
    });
    await ask('createEnvironment', { body: { name: 'read', region: 'us-east-2' } });
    const { db } = test.ctx;
    const read = { name: 'read' };
    const select = { parameters: true, origins: true };
    const before = await db.environment.update({
      where: read,
      data: { awsAccountId: account.id },
      select,
    });
    for (const [id, body] of [
      ['importConfiguration', { content: 'NETWORK_FLOW_LOGS=true' }],
      ['promoteParameters', { from: 'dev', variables: ['NAT_GATEWAYS'] }],
    ] as const) {
      const { code } = await refusal(id, { params: read, body });
      expect(code).toBe('account-read-only');
      await expect(db.environment.findUnique({ where: read, select })).resolves.toEqual(before);
    }
  });
});

describe('an edit of one layer', () => {
  it('keeps what another edit saved while it waited for its turn', async () => {
    const where = { name: 'old' };
    await test.ctx.db.$transaction(async (tx) => {
      const lock = async (...query: Parameters<typeof tx.$queryRaw>) => {
        await tx.environment.update({
          where,
          data: { parameters: { network: { natGateways: 'none' } } },
        });
        return tx.$queryRaw(...query);
      };
      const waiting = new Proxy(tx, {
        get: (target, key) => (key === '$queryRaw' ? lock : Reflect.get(target, key)),
      });
      await changeEnvironment(waiting, test.ctx, { ...where, parameters: { etl: { workers: 4 } } });
    });
    const { parameters } = await test.ctx.db.environment.findUniqueOrThrow({ where });
    expect(parameters).toEqual({ network: { natGateways: 'none' }, etl: { workers: 4 } });
  });
});

describe('another environment', () => {
  it('is cloned with its parameters and tags, named anew', async () => {
    const clone = environmentDetail.parse(
      await ask('cloneEnvironment', { params, body: { name: 'next' } }),
    );
    expect(clone).toMatchObject({
      name: 'next',
      region: 'us-east-2',
      tags: { stage: 'next' },
      state: 'empty',
      parameters: {
        network: { natGateways: 'none' },
        monitoring: { alertAddresses: ['alerts-next@example.com'] },
      },
    });
    const variable = await variablesOf('next');
    expect(variable('NAT_GATEWAYS')?.origin).toMatchObject({ kind: 'clone', of: 'dev' });
    const taken = await refusal('cloneEnvironment', { params, body: { name: 'old' } });
    expect(taken.status).toBe(409);
  });

  it('is compared: what is named after the environment is no difference', async () => {
    const compare = async () =>
      environmentComparison.parse(
        await ask('compareEnvironments', { params, query: '?with=next' }),
      );
    expect((await compare()).parameters).toEqual([]);
    const parameters = { network: { natGateways: 'single', flowLogs: true } };
    await ask('updateEnvironment', { params, body: { parameters } });
    const compared = await compare();
    expect(compared.parameters).toEqual([
      {
        variable: 'NAT_GATEWAYS',
        layer: 'network',
        parameter: 'natGateways',
        title: 'NAT gateways',
        from: 'single',
        to: 'none',
        promoted: 'single',
      },
    ]);
    expect(compared.layers.find(({ id }) => id === 'secrets')).toMatchObject({
      from: { state: 'deployed' },
      to: { state: 'not-deployed', cost: { usd: 0, unknown: 0 } },
    });
    expect(compared.from.cost.usd).toBeGreaterThan(1);
    expect(compared.to.cost).toEqual({ usd: 0, unknown: 0 });
    expect(compared.resources).toContainEqual(
      expect.objectContaining({ layer: 'secrets', logicalId: 'ApplicationSecret', to: null }),
    );
  });

  it('takes over what is chosen as a plan that is reviewed like any other', async () => {
    const to = { name: 'next' };
    await ask('setDeploymentRules', { params: to, body: { approvals: 1 } });
    const promoted = deployment.parse(
      await ask('promoteParameters', {
        params: to,
        body: { from: 'dev', variables: ['NAT_GATEWAYS'] },
      }),
    );
    expect(promoted).toMatchObject({ kind: 'deploy', decidedBy: null });
    expect(promoted.layers.map(({ layer }) => layer)).toEqual(['network']);
    const planned = await deploymentsOf(test).settled(promoted.id);
    expect(planned.status).toBe('planned');
    expect(planned.needs).toContainEqual(expect.objectContaining({ kind: 'approvals' }));
    const variable = await variablesOf('next');
    expect(variable('NAT_GATEWAYS')).toMatchObject({
      value: 'single',
      origin: { kind: 'promotion', of: 'dev', by: 'first@example.com' },
    });
    const again = await refusal('promoteParameters', {
      params: to,
      body: { from: 'dev', variables: ['NAT_GATEWAYS'] },
    });
    expect(again).toMatchObject({ status: 422, errors: [{ pointer: '/variables/0' }] });
  });
});
