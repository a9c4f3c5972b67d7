import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { AwsAccount } from '#lib/api/accounts.ts';
import { planDeployment } from '#lib/deployments/plan-deployment.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { createEnvironment } from '#lib/environments/create-environment.ts';
import { updateEnvironment } from '#lib/environments/update-environment.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import type { AccessWitness } from '../../local-aws/authorization/authorize.ts';
import { checkAccount } from './check-account.ts';
import { connectAccount } from './connect-account.ts';
import { connectedAccount, ownerOf } from './connected-account-for-tests.ts';
import { disconnectAccount } from './disconnect-account.ts';
import { listAccounts } from './list-accounts.ts';
import { updateAccount } from './update-account.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const accountId = '333333333333';
const name = 'watched';

let runtime: TestRuntime;
let reader: AwsAccount;
const asked: { action: string; verdict: string; person: string | undefined }[] = [];

const witness: AccessWitness = ({ action, facts }, verdict) => {
  const person = facts.get('aws:principaltag/strata:person')?.[0];
  asked.push({ action, verdict, person });
};

beforeAll(async () => {
  runtime = await startTestRuntime({ witness });
  reader = await connectedAccount(runtime, { accountId, access: 'reader' });
  const input = { name, region: 'us-east-2', tags: {}, parameters: {} };
  await createEnvironment(runtime.ctx, { ...input, awsAccountId: reader.id });
});

afterAll(() => runtime.close());

describe('a reader', () => {
  test('is connected, discovers, and is denied nothing that it asks for', async () => {
    expect(reader).toMatchObject({ state: 'connected', problems: [] });
    const { ec2 } = ownerOf(runtime, accountId);
    await ec2.createVpc({
      CidrBlock: '10.0.0.0/16',
      TagSpecifications: [
        { ResourceType: 'vpc', Tags: [{ Key: 'strata:environment', Value: name }] },
      ],
    });
    asked.length = 0;
    const { nodes, sources } = await refreshEnvironment(runtime.ctx, { name });
    expect(nodes.map(({ type }) => type)).toContain('AWS::EC2::VPC');
    expect(sources.filter(({ state }) => state === 'denied')).toEqual([]);
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter(({ verdict }) => verdict !== 'allowed')).toEqual([]);
    expect(new Set(asked.map(({ person }) => person))).toContain('tester');
  });

  test('deploys nothing, and is told why', async () => {
    await expect(
      planDeployment(runtime.ctx, { name, layers: ['network'], apply: true }),
    ).rejects.toMatchObject({
      code: 'account-read-only',
      message: expect.stringContaining(`(${accountId}) is connected as reader`),
    });
  });
});

test('an environment is entered by another connection to its account, and to no other', async () => {
  const access = 'reader' as const;
  const again = await connectAccount(runtime.ctx, { title: 'Again', accountId, access });
  const other = await connectAccount(runtime.ctx, {
    title: 'Elsewhere',
    accountId: '777777777777',
    access,
  });
  await expect(
    updateEnvironment(runtime.ctx, { name, awsAccountId: other.account.id }),
  ).rejects.toMatchObject({ code: 'invalid-input' });
  const moved = await updateEnvironment(runtime.ctx, { name, awsAccountId: again.account.id });
  expect(moved.awsAccount?.title).toBe('Again');
  await updateEnvironment(runtime.ctx, { name, awsAccountId: reader.id });
  for (const { account } of [again, other]) {
    await disconnectAccount(runtime.ctx, { id: account.id });
  }
});

describe('an account', () => {
  test('is not disconnected while an environment lives in it', async () => {
    await expect(disconnectAccount(runtime.ctx, { id: reader.id })).rejects.toMatchObject({
      code: 'account-in-use',
      message: expect.stringContaining(`environments live in it: ${name}.`),
    });
  });

  test('has an external id of its own, waits for its role, and takes none of another account', async () => {
    const input = { accountId: '444444444444', access: 'deployer' as const };
    const first = await connectAccount(runtime.ctx, { title: 'One', ...input });
    const second = await connectAccount(runtime.ctx, { title: 'Two', ...input });
    expect(first.account.externalId).not.toBe(second.account.externalId);
    expect(first.template.yaml).toContain(first.account.externalId);
    const { id } = first.account;
    await expect(checkAccount(runtime.ctx, { id })).rejects.toMatchObject({
      code: 'account-not-ready',
    });
    await expect(connectAccount(runtime.ctx, { title: 'One', ...input })).rejects.toMatchObject({
      code: 'account-exists',
      fields: [expect.objectContaining({ path: ['title'] })],
    });
    const foreign = `arn:aws:iam::${accountId}:role/StrataDeployer`;
    await expect(updateAccount(runtime.ctx, { id, roleArn: foreign })).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [expect.objectContaining({ path: ['roleArn'] })],
    });
    await disconnectAccount(runtime.ctx, { id });
    const { accounts } = await listAccounts(runtime.ctx);
    expect(accounts.map(({ title }) => title)).toEqual(['Two', reader.title]);
  });

  test('that does not let Strata in says which role, and what to look at', async () => {
    const { account, template } = await connectAccount(runtime.ctx, {
      title: 'Closed',
      accountId: '555555555555',
      access: 'deployer',
    });
    await updateAccount(runtime.ctx, { id: account.id, roleArn: template.roleArn });
    const checked = await checkAccount(runtime.ctx, { id: account.id });
    expect(checked.state).toBe('failing');
    expect(checked.problems).toEqual([
      expect.stringMatching(
        /^AWS does not let Strata assume arn:aws:iam::555555555555:role\/StrataDeployer\. .*trust policy.*sts:ExternalId/,
      ),
    ]);
  });

  test('whose deployer has no role for stacks says so', async () => {
    const account = await connectedAccount(runtime, {
      accountId: '666666666666',
      access: 'deployer',
    });
    expect(account.state).toBe('connected');
    const { iam } = ownerOf(runtime, '666666666666');
    const RoleName = 'StrataCloudFormation';
    const { AttachedPolicies = [] } = await iam.listAttachedRolePolicies({ RoleName });
    for (const { PolicyArn } of AttachedPolicies) {
      await iam.detachRolePolicy({ RoleName, PolicyArn });
    }
    await iam.deleteRole({ RoleName });
    const checked = await checkAccount(runtime.ctx, { id: account.id });
    expect(checked.problems).toEqual([
      'The account has no role StrataCloudFormation: deploy the template for deployers.',
    ]);
  });
});
