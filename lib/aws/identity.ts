import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Aws } from './clients.ts';
import { translateAwsError } from './translate-error.ts';

export interface CallerIdentity {
  readonly accountId: string;
  readonly arn: string;
}

/** Whom the credentials belong to. */
export async function callerIdentity(aws: Pick<Aws, 'sts'>): Promise<CallerIdentity> {
  try {
    const { Account = '', Arn = '' } = await aws.sts.send(new GetCallerIdentityCommand({}));
    return { accountId: Account, arn: Arn };
  } catch (error) {
    throw translateAwsError(error);
  }
}

/** Number of the account that the credentials belong to. */
export async function callerAccountId(aws: Pick<Aws, 'sts'>): Promise<string> {
  return (await callerIdentity(aws)).accountId;
}
