import type { GetUserRequest, GetUserResponse } from '@aws-sdk/client-iam';
import { AwsError, type CallContext } from '../../service.ts';

/** The account's root user for whoever asks for themselves: users are not part of this endpoint. */
export function getUser({ UserName }: GetUserRequest, ctx: CallContext): GetUserResponse {
  if (UserName) {
    throw new AwsError('NoSuchEntity', `The user with name ${UserName} cannot be found.`, 404);
  }
  return {
    User: {
      UserName: 'root',
      UserId: ctx.account,
      Arn: `arn:aws:iam::${ctx.account}:root`,
      Path: '/',
      CreateDate: new Date('2026-01-01T00:00:00Z'),
    },
  };
}
