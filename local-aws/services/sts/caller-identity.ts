import type { GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import type { CallContext } from '../../service.ts';
import { findSession } from './session.ts';

/** The account's root user, or the role session whose temporary key signed the call. */
export function getCallerIdentity(_input: object, ctx: CallContext): GetCallerIdentityResponse {
  const session = ctx.accessKeyId && findSession(ctx.store, ctx.accessKeyId, ctx.clock.now());
  return session
    ? { Account: ctx.account, Arn: session.arn, UserId: session.userId }
    : { Account: ctx.account, Arn: `arn:aws:iam::${ctx.account}:root`, UserId: ctx.account };
}
