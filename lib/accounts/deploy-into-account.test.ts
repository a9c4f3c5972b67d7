import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { deployerGrants } from '#cloudformation/connect/deployer-grants.ts';
import { actionsOf } from '#cloudformation/connect/grant.ts';
import { accessRoleNames } from '#cloudformation/connect/names.ts';
import { readerGrants } from '#cloudformation/connect/reader-grants.ts';
import type { AwsAccount } from '#lib/api/accounts.ts';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { newDeploymentRules } from '#lib/api/deployment-rules.ts';
import { layerParameters } from '#lib/api/environments.ts';
import { getCatalog } from '#lib/catalog/get-catalog.ts';
import { getCatalogTable } from '#lib/catalog/get-catalog-table.ts';
import { getLake } from '#lib/catalog/get-lake.ts';
import { destroyEnvironment } from '#lib/deployments/destroy-environment.ts';
import { planDeployment } from '#lib/deployments/plan-deployment.ts';
import { previewDestruction } from '#lib/deployments/preview-destruction.ts';
import { getDeployment } from '#lib/deployments/read-deployments.ts';
import { setDeploymentRules } from '#lib/deployments/set-deployment-rules.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { detectDrift } from '#lib/drift/detect-drift.ts';
import { createEnvironment } from '#lib/environments/create-environment.ts';
import { downloadEnvironment } from '#lib/environments/download-environment.ts';
import { removeEnvironment } from '#lib/environments/remove-environment.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { getConsoleOutput } from '#lib/hosts/get-console-output.ts';
import { listSnapshots } from '#lib/hosts/list-snapshots.ts';
import { listImages } from '#lib/images/list-images.ts';
import { settleOperations } from '#lib/operations/settle-operations.ts';
import { startOperation } from '#lib/operations/start-operation.ts';
import { parkEnvironment, wakeEnvironment } from '#lib/parking/parking.ts';
import { listQualityResults } from '#lib/quality/list-quality-results.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { getRunGraph } from '#lib/runs/get-run-graph.ts';
import { listRuns } from '#lib/runs/list-runs.ts';
import { readRunLog } from '#lib/runs/read-run-log.ts';
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
/** Whom sessions name that had CloudFormation carry something out. */
const deployedBy = new Set<string | undefined>();

const witness: AccessWitness = ({ action, facts, resource }, verdict) => {
  const role = facts.get('aws:principalarn')?.[0]?.split('/').at(-1) ?? '';
  if (verdict !== 'allowed') denied.add(`${role} ${action} ${resource}`);
  if (action === 'cloudformation:ExecuteChangeSet') {
    deployedBy.add(facts.get('aws:principaltag/strata:person')?.[0]);
  }
  used.set(role, (used.get(role) ?? new Set()).add(action));
};

beforeAll(async () => {
  runtime = await startTestRuntime({ witness });
  // What the test has not looked at yet is as it was: nothing is refused before AWS is asked.
  await runtime.runtime.watcher.stop();
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

/** Asks for everything that is read when somebody opens a resource; most types have only some of it. */
async function readAbout({ id: resource }: ResourceNode): Promise<void> {
  const { ctx } = runtime;
  const of = { name, resource };
  const page = { ...of, limit: 5 };
  const reads: (() => Promise<unknown>)[] = [
    () => getConsoleOutput(ctx, of),
    () => listSnapshots(ctx, of),
    () => listImages(ctx, page),
    () => listQualityResults(ctx, page),
    () => getCatalogTable(ctx, { name, table: resource }),
    async () => {
      const { runs } = await listRuns(ctx, page);
      for (const { id: run } of runs.slice(0, 1)) {
        await getRunGraph(ctx, { ...of, run }).catch(expected);
        await readRunLog(ctx, { ...of, run, log: 'output' });
      }
    },
  ];
  for (const read of reads) await read().catch(expected);
}

function expected(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}

async function look(): Promise<readonly ResourceNode[]> {
  const graph = await refreshEnvironment(runtime.ctx, { name });
  await settleOperations(runtime.ctx, { name, graph });
  return graph.nodes;
}

/** A task that nothing stops yet: a service replaces those that it has whenever it is operated. */
function runningTask(): Promise<ResourceNode> {
  return vi.waitFor(
    async () => {
      const task = (await look()).find(
        ({ type, properties }) =>
          type === 'AWS::ECS::Task' &&
          properties.desiredStatus === 'RUNNING' &&
          properties.lastStatus === 'RUNNING',
      );
      if (!task) throw new Error('No task is running');
      return task;
    },
    { timeout: 20_000, interval: 50 },
  );
}

const discarded = 'a plan that is discarded, or whose stack fails';
const unfinished = 'a run that is not over yet, which one at this speed may be';
const besides = 'AWS asks for it beside another action, this endpoint does not';
const opened = 'somebody opens what is not opened here';
const filled = 'a lake that has objects in it, or is deleted without its stack';
const events = 'the watcher, while somebody looks at an environment with the layer events';

const switchedOn = 'actual costs are off until somebody switches them on';
const byHand = 'a resource made by hand that a stack takes in';
const broken = 'a deployment that is cancelled or fails';

/** Allowed for what does not happen here, each with when it would. */
const unseen: Readonly<Record<string, string>> = {
  'ce:GetCostAndUsage': switchedOn,
  'ce:GetCostForecast': switchedOn,
  'ce:ListCostAllocationTags': switchedOn,
  'cloudformation:CancelUpdateStack': broken,
  'cloudformation:ContinueUpdateRollback': broken,
  'cloudformation:DeleteChangeSet': discarded,
  'cloudformation:DescribeEvents': 'a change set that early validation or a hook refuses',
  'cloudformation:DescribeStackResourceDrifts': opened,
  'cloudformation:DescribeType': byHand,
  'cloudformation:GetResource': byHand,
  'cloudformation:RollbackStack': broken,
  'cloudformation:TagResource': besides,
  'cloudformation:UntagResource': besides,
  'ec2:DescribeAvailabilityZones': opened,
  'ec2:DescribeLaunchTemplates': 'a launch template, of which the layers have none',
  'ecs:TagResource': besides,
  'glue:BatchStopJobRun': unfinished,
  'glue:CancelDataQualityRulesetEvaluationRun': unfinished,
  'glue:GetDataQualityRulesetEvaluationRun': opened,
  'glue:ResumeWorkflowRun': 'a run of a workflow that failed',
  'glue:StartCrawlerSchedule': 'a schedule that was paused a moment before',
  'glue:StopCrawler': unfinished,
  'glue:StopWorkflowRun': unfinished,
  'iam:GetPolicyVersion': 'a managed policy of the account, of which the layers have none',
  'pricing:GetProducts': 'somebody reads AWS’s prices',
  's3:DeleteBucket': filled,
  's3:DeleteObject': filled,
  's3:DeleteObjectVersion': filled,
  'secretsmanager:PutSecretValue': 'a key of the applications that a file of variables sets',
  'sqs:DeleteMessage': events,
  'sqs:GetQueueUrl': events,
  'sqs:ReceiveMessage': events,
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
      'data-lake': { whenDeleted: 'delete', encryption: 'customer-key' },
      secrets: { whenDeleted: 'delete', encryption: 'customer-key' },
    }),
  });
  const deployed = await ended(await planDeployment(ctx, { name, apply: true }));
  expect([...denied]).toEqual([]);
  expect(deployed).toMatchObject({ status: 'succeeded', failure: null });
  expect([...deployedBy]).toEqual([runtime.ctx.actor.name]);

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

  const { bytes } = await downloadEnvironment(ctx, { name });
  const texts = Object.entries(unzipSync(bytes)).map(([file, text]) => [file, strFromU8(text)]);
  const confined = texts.filter(([, text = '']) => text.includes('ConfineRoles=yes'));
  expect(confined.map(([file]) => file)).toContain(`${name}/parameters/access.txt`);

  for (const node of await look()) await operate(node);
  await operate(await runningTask());
  for (const node of await look()) await operate(node);
  for (const node of await look()) await readAbout(node);
  await getCatalog(ctx, { name });
  await getLake(ctx, { name });
  const tool = { name, tool: 'grafana' as const };
  await openTool(ctx, { ...tool, cidr: '203.0.113.7/32' });
  await closeTool(ctx, tool);
  await revealCredentials(ctx, tool);
  await detectDrift(ctx, { name });
  await look();
  const rules = newDeploymentRules.parse({ protected: true });
  await setDeploymentRules(ctx, { ...rules, name });
  await setDeploymentRules(ctx, { ...rules, name, protected: false, reason: 'The end' });
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
  expect(Object.keys(unseen).filter((action) => !allowed.includes(action))).toEqual([]);
  const idle = allowed.filter((action) => !asked.has(action) && !(action in unseen));
  expect(idle).toEqual([]);
});
