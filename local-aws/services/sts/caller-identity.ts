import type { GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import type { CallContext } from '../../service.ts';

/** The account's root user, or the role session whose temporary key signed the call. */
export function getCallerIdentity(
  _input: object,
  { account, session }: CallContext,
): GetCallerIdentityResponse {
  return session
    ? { Account: account, Arn: session.arn, UserId: session.userId }
    : { Account: account, Arn: `arn:aws:iam::${account}:root`, UserId: account };
}
