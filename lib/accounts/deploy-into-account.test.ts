import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { deployerGrants } from '#cloudformation/connect/deployer-grants.ts';
import { actionsOf } from '#cloudformation/connect/grant.ts';
import { accessRoleNames } from '#cloudformation/connect/names.ts';
import { readerGrants } from '#cloudformation/connect/reader-grants.ts';
import type { AwsAccount } from '#lib/api/accounts.ts';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { layerParameters } from '#lib/api/environments.ts';
import { destroyEnvironment } from '#lib/deployments/destroy-environment.ts';
import { planDeployment } from '#lib/deployments/plan-deployment.ts';
import { previewDestruction } from '#lib/deployments/preview-destruction.ts';
import { getDeployment } from '#lib/deployments/read-deployments.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { detectDrift } from '#lib/drift/detect-drift.ts';
import { createEnvironment } from '#lib/environments/create-environment.ts';
import { removeEnvironment } from '#lib/environments/remove-environment.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { settleOperations } from '#lib/operations/settle-operations.ts';
import { startOperation } from '#lib/operations/start-operation.ts';
import { parkEnvironment, wakeEnvironment } from '#lib/parking/parking.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { closeTool } from '#lib/tools/close-openings.ts';
import { openTool } from '#lib/tools/open-tool.ts';
import { revealCredentials } from '#lib/tools/reveal-credentials.ts';
import type { AccessWitness } from '../../local-aws/authorization/authorize.ts';
import { connectedAccount, ownerOf } from './connected-account-for-tests.ts';

/** A whole platform is deployed, operated and destroyed, with every policy enforced on the way. */
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const name = 'far';
const accountId = '222222222222';

let runtime: TestRuntime;
let account: AwsAccount;
const denied = new Set<string>();
const used = new Map<string, Set<string>>();

const witness: AccessWitness = ({ action, facts, resource }, verdict) => {
  const role = facts.get('aws:principalarn')?.[0]?.split('/').at(-1) ?? '';
  if (verdict !== 'allowed') denied.add(`${role} ${action} ${resource}`);
  used.set(role, (used.get(role) ?? new Set()).add(action));
};

beforeAll(async () => {
  runtime = await startTestRuntime({ witness });
  account = await connectedAccount(runtime, { accountId, access: 'deployer' });
});

afterAll(() => runtime.close());

async function ended({ id }: Deployment): Promise<Deployment> {
  return vi.waitFor(
    async () => {
      const deployment = await getDeployment(runtime.ctx, { id });
      expect(deployment.status).not.toMatch(/planning|applying/);
      return deployment;
    },
    { timeout: 200_000, interval: 100 },
  );
}

/** What actions ask for that have no default for it. */
const inputs: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  scale: { desiredCount: 2 },
  schedule: { schedule: 'cron(0 3 * * ? *)' },
  snapshot: { snapshot: 'by-hand' },
};

/** Asks for everything that can be done to a resource; a state may not allow it, a policy has to. */
async function operate(node: ResourceNode): Promise<void> {
  for (const { id: action } of resourceModule(node.type).actions ?? []) {
    const input = inputs[action] ?? {};
    const sent = { name, resource: node.id, action, confirm: node.name };
    for (const given of [input, undefined]) {
      const refused = await startOperation(runtime.ctx, { ...sent, input: given }).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (!refused) break;
      if (!(refused instanceof AppError)) throw refused;
    }
  }
}

async function look(): Promise<readonly ResourceNode[]> {
  const graph = await refreshEnvironment(runtime.ctx, { name });
  await settleOperations(runtime.ctx, { name, graph });
  return graph.nodes;
}

/** Allowed for what does not happen here, each with the reason. */
const unseen: Readonly<Record<string, string>> = {
  'cloudformation:TagResource': 'AWS asks for it beside CreateChangeSet, this endpoint does not',
};

test('the account is entered and nothing is missing', () => {
  expect(account).toMatchObject({ state: 'connected', problems: [], roleArn: expect.any(String) });
  expect(account.regions).toContain('eu-west-1');
});

test('everything is deployed, operated, parked and destroyed, and no policy stands in the way', async () => {
  const { ctx } = runtime;
  await createEnvironment(ctx, {
    name,
    awsAccountId: account.id,
    region: 'us-east-2',
    tags: {},
    parameters: layerParameters.parse({
      network: { flowLogs: true },
      'data-lake': { whenDeleted: 'delete' },
      secrets: { whenDeleted: 'delete' },
    }),
  });
  const deployed = await ended(await planDeployment(ctx, { name, apply: true }));
  expect([...denied]).toEqual([]);
  expect(deployed).toMatchObject({ status: 'succeeded', failure: null });

  const theirs = ownerOf(runtime, accountId);
  expect((await theirs.ec2.describeVpcs({})).Vpcs).toHaveLength(1);
  expect((await ownerOf(runtime, '000000000000').ec2.describeVpcs({})).Vpcs).toEqual([]);
  const { Roles = [] } = await theirs.iam.listRoles({ PathPrefix: '/strata/' });
  expect(Roles.length).toBeGreaterThan(5);
  for (const { RoleName } of Roles) {
    const { Role } = await theirs.iam.getRole({ RoleName });
    expect(Role?.PermissionsBoundary?.PermissionsBoundaryArn).toBe(
      `arn:aws:iam::${accountId}:policy/StrataBoundary`,
    );
  }

  for (const node of await look()) await operate(node);
  for (const node of await look()) await operate(node);
  const tool = { name, tool: 'grafana' as const };
  await openTool(ctx, { ...tool, cidr: '203.0.113.7/32' });
  await closeTool(ctx, tool);
  await revealCredentials(ctx, tool);
  await detectDrift(ctx, { name });
  await look();
  await parkEnvironment(ctx, { name, confirm: name });
  await look();
  await wakeEnvironment(ctx, { name });
  await look();
  expect([...denied]).toEqual([]);

  const { buckets } = await previewDestruction(ctx, { name });
  const emptyBuckets = buckets.map((bucket) => bucket.name);
  const destroyed = await ended(
    await destroyEnvironment(ctx, { name, confirm: name, emptyBuckets }),
  );
  expect(destroyed).toMatchObject({ status: 'succeeded', failure: null });
  await removeEnvironment(ctx, { name });
  expect([...denied]).toEqual([]);
  expect((await theirs.ec2.describeVpcs({})).Vpcs).toEqual([]);

  const asked = used.get(accessRoleNames.deployer) ?? new Set();
  const allowed = [...readerGrants, ...deployerGrants].flatMap(actionsOf);
  const idle = [...new Set(allowed)].filter((action) => !asked.has(action)).sort();
  expect(idle).toEqual(Object.keys(unseen).sort());
});
