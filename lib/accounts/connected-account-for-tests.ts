import { expect, vi } from 'vitest';
import type { AccountAccess } from '#lib/api/account-access.ts';
import type { AwsAccount } from '#lib/api/accounts.ts';
import type { TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { type Clients, clientsOf } from '../../local-aws/test-endpoint.ts';
import { checkAccount } from './check-account.ts';
import { connectAccount } from './connect-account.ts';
import { updateAccount } from './update-account.ts';

/** Clients with everything allowed in an account of the local endpoint. */
export function ownerOf({ localAws }: Pick<TestRuntime, 'localAws'>, accountId: string): Clients {
  return clientsOf(localAws.url, { accessKeyId: accountId });
}

/** Connects an account as its owner would: by deploying the template that Strata gives. */
export async function connectedAccount(
  { ctx, localAws }: Pick<TestRuntime, 'ctx' | 'localAws'>,
  { accountId, access }: { readonly accountId: string; readonly access: AccountAccess },
): Promise<AwsAccount> {
  const title = `${access} of ${accountId}`;
  const { account, template } = await connectAccount(ctx, { title, accountId, access });
  const { cloudFormation } = ownerOf({ localAws }, accountId);
  await cloudFormation.createStack({
    StackName: template.stackName,
    TemplateBody: template.yaml,
    Capabilities: ['CAPABILITY_NAMED_IAM'],
  });
  await vi.waitFor(
    async () => {
      const { Stacks } = await cloudFormation.describeStacks({ StackName: template.stackName });
      expect(Stacks?.[0]?.StackStatus).toBe('CREATE_COMPLETE');
    },
    { timeout: 30_000, interval: 20 },
  );
  await updateAccount(ctx, { id: account.id, roleArn: template.roleArn });
  return checkAccount(ctx, { id: account.id });
}
