import { stackRoleName } from '#cloudformation/connect/names.ts';
import type { AwsAccount } from '#lib/db/client.ts';

/** What stacks in a connected account are made with: their roles are confined as well. */
export interface AccountGuards {
  /** By which CloudFormation makes what layers contain, so that people's sessions cannot. */
  readonly stackRoleArn: string;
}

export function accountGuards({
  accountId,
  roleArn,
}: Pick<AwsAccount, 'accountId' | 'roleArn'>): AccountGuards {
  const partition = roleArn?.split(':')[1] ?? 'aws';
  return { stackRoleArn: `arn:${partition}:iam::${accountId}:role/${stackRoleName}` };
}
