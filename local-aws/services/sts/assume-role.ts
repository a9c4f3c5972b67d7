import { randomBytes } from 'node:crypto';
import type { AssumeRoleRequest, AssumeRoleResponse } from '@aws-sdk/client-sts';
import { AwsError, type CallContext } from '../../service.ts';
import { saveSession } from './session.ts';

const roleArn = /^arn:aws:iam::\d{12}:role\/(?:.*\/)?([\w+=,.@-]+)$/;

/** Any role may be assumed by anyone; trust policies are not evaluated. */
export function assumeRole(input: AssumeRoleRequest, ctx: CallContext): AssumeRoleResponse {
  const { RoleArn = '', RoleSessionName = '', DurationSeconds = 3600 } = input;
  const role = roleArn.exec(RoleArn)?.[1];
  if (!role) throw new AwsError('ValidationError', `${RoleArn} is invalid`);
  const roleId = `AROA${identifier(17)}`;
  const session = {
    accessKeyId: `ASIA${identifier(16)}`,
    secretAccessKey: randomBytes(30).toString('base64'),
    arn: `arn:aws:sts::${ctx.account}:assumed-role/${role}/${RoleSessionName}`,
    userId: `${roleId}:${RoleSessionName}`,
    expiration: new Date(ctx.clock.now().getTime() + DurationSeconds * 1000).toISOString(),
  };
  saveSession(ctx.store, session);
  return {
    AssumedRoleUser: { AssumedRoleId: session.userId, Arn: session.arn },
    Credentials: {
      AccessKeyId: session.accessKeyId,
      SecretAccessKey: session.secretAccessKey,
      SessionToken: randomBytes(96).toString('base64'),
      Expiration: new Date(session.expiration),
    },
    PackedPolicySize: 0,
  };
}

function identifier(length: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return [...randomBytes(length)].map((byte) => alphabet[byte % alphabet.length]).join('');
}
