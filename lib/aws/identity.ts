import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Aws } from './clients.ts';
import { translateAwsError } from './translate-error.ts';

/** Number of the account that the credentials belong to. */
export async function callerAccountId(aws: Pick<Aws, 'sts'>): Promise<string> {
  try {
    const { Account } = await aws.sts.send(new GetCallerIdentityCommand({}));
    return Account ?? '';
  } catch (error) {
    throw translateAwsError(error);
  }
}
