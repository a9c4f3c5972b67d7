import { boundaryName, stackRoleName } from '#cloudformation/connect/names.ts';
import type { Aws } from '#lib/aws/clients.ts';
import { listLocalPolicyNames, listRoleNames } from '#lib/aws/iam-names.ts';
import type { AwsAccount } from '#lib/db/client.ts';

/** What a deployer needs in the account beside its own role, and what of it is not there. */
export async function guardProblems(
  aws: Pick<Aws, 'iam'>,
  { access }: Pick<AwsAccount, 'access'>,
): Promise<string[]> {
  if (access !== 'deployer') return [];
  const [roles, policies] = await Promise.all([listRoleNames(aws), listLocalPolicyNames(aws)]);
  const missing = (what: string, name: string) =>
    `The account has no ${what} ${name}: deploy the template for deployers.`;
  return [
    ...(roles.includes(stackRoleName) ? [] : [missing('role', stackRoleName)]),
    ...(policies.includes(boundaryName) ? [] : [missing('policy', boundaryName)]),
  ];
}
