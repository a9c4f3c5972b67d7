import { randomBytes } from 'node:crypto';
import type { AssumeRoleRequest, AssumeRoleResponse } from '@aws-sdk/client-sts';
import { identityStatements } from '../../authorization/authorize.ts';
import { verdictOf } from '../../authorization/evaluate.ts';
import type { RequestFacts } from '../../authorization/pattern.ts';
import { type Trust, type TrustedCaller, trustOf } from '../../authorization/trust.ts';
import { refuse } from '../../protocol/refusals.ts';
import { AwsError, type CallContext } from '../../service.ts';
import { newEntityId } from '../iam/entity.ts';
import { findRole, type RoleRecord } from '../iam/role-store.ts';
import { tagsOf } from '../tag-register.ts';
import { newTemporaryKeyId } from './access-key.ts';
import { type Session, saveSession } from './session.ts';

const roleArn = /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]+)$/;
const sessionName = /^[\w+=,.@-]{2,64}$/;
const shortestSeconds = 900;
/** Of a session that a session makes ("role chaining"). */
const longestChainedSeconds = 3600;

/**
 * A session of a role that its trust policy lets the caller assume, with tags if it lets them be set.
 * Source: AssumeRole, AWS STS API reference; "Pass session tags in AWS STS", IAM user guide.
 */
export function assumeRole(input: AssumeRoleRequest, ctx: CallContext): AssumeRoleResponse {
  const { RoleArn = '', RoleSessionName = '', DurationSeconds = 3600 } = input;
  const [, account, name] = roleArn.exec(RoleArn) ?? [];
  if (!account || !name) throw new AwsError('ValidationError', `${RoleArn} is invalid`);
  if (!sessionName.test(RoleSessionName)) throw invalidSessionName(RoleSessionName);
  const home = ctx.inAccount(account);
  const role = findRole(home.as('IAM'), name);
  const tags = tagsOf(input.Tags);
  if (role?.arn === RoleArn) requireTrust(role, input, ctx);
  else if (!ctx.viaService) throw unauthorized(ctx, 'sts:AssumeRole', RoleArn);
  requireDuration(DurationSeconds, role, ctx);
  const session: Session = {
    accessKeyId: newTemporaryKeyId(account),
    secretAccessKey: randomBytes(30).toString('base64'),
    sessionToken: randomBytes(96).toString('base64'),
    account,
    roleName: name,
    roleArn: RoleArn,
    arn: `arn:aws:sts::${account}:assumed-role/${name}/${RoleSessionName}`,
    userId: `${role?.id ?? newEntityId('AROA')}:${RoleSessionName}`,
    tags: { ...role?.tags, ...tags },
    isOfService: ctx.viaService === true,
    expiration: new Date(ctx.clock.now().getTime() + DurationSeconds * 1000).toISOString(),
  };
  saveSession(home.store, session);
  return {
    AssumedRoleUser: { AssumedRoleId: session.userId, Arn: session.arn },
    Credentials: {
      AccessKeyId: session.accessKeyId,
      SecretAccessKey: session.secretAccessKey,
      SessionToken: session.sessionToken,
      Expiration: new Date(session.expiration),
    },
    PackedPolicySize: 0,
  };
}

function requireTrust(role: RoleRecord, input: AssumeRoleRequest, ctx: CallContext): void {
  const caller = callerOf(ctx);
  const tags = Object.entries(tagsOf(input.Tags));
  const known: [string, string[]][] = [
    ['sts:externalid', input.ExternalId ? [input.ExternalId] : []],
    ['sts:rolesessionname', [input.RoleSessionName ?? '']],
    ['aws:principalarn', [caller.principalArn]],
    ['aws:principalaccount', [caller.account]],
    ['aws:tagkeys', tags.map(([key]) => key)],
    ...tags.map(([key, value]): [string, string[]] => [
      `aws:requesttag/${key.toLowerCase()}`,
      [value],
    ]),
  ];
  const facts: RequestFacts = new Map(known.filter(([, values]) => values.length > 0));
  const actions = ['sts:AssumeRole', ...(tags.length > 0 ? ['sts:TagSession'] : [])];
  for (const action of actions) {
    const trust = trustOf(role.assumeRolePolicy, action, caller, facts);
    if (!suffices(trust, role, action, ctx, facts)) throw unauthorized(ctx, action, role.arn);
  }
}

/** A session that is admitted with its account, or to another one, needs the permission of its own role too. */
function suffices(
  trust: Trust,
  role: RoleRecord,
  action: string,
  ctx: CallContext,
  facts: RequestFacts,
): boolean {
  const { session } = ctx;
  if (trust === 'none') return false;
  if (!session || ctx.viaService) return true;
  const isForeign = !role.arn.startsWith(`arn:aws:iam::${session.account}:`);
  if (trust === 'named' && !isForeign) return true;
  const home = ctx.inAccount(session.account).as('IAM');
  const own = findRole(home, session.roleName);
  if (!own) return false;
  const request = { action, resource: role.arn, facts };
  return verdictOf(identityStatements(home, own), request) === 'allowed';
}

function callerOf({ account, session, viaService }: CallContext): TrustedCaller {
  if (viaService) return { account, principalArn: '', service: 'lambda.amazonaws.com' };
  return session
    ? { account: session.account, principalArn: session.roleArn, sessionArn: session.arn }
    : { account, principalArn: `arn:aws:iam::${account}:root` };
}

function unauthorized(ctx: CallContext, action: string, resource: string): AwsError {
  const principal = ctx.session?.arn ?? `arn:aws:iam::${ctx.account}:root`;
  return refuse('STS', { kind: 'unauthorized', principal, action, resource, because: '' });
}

function requireDuration(seconds: number, role: RoleRecord | undefined, ctx: CallContext): void {
  if (seconds < shortestSeconds) {
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to ${shortestSeconds}`,
    );
  }
  if (ctx.session && !ctx.viaService && seconds > longestChainedSeconds) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    );
  }
  if (role && seconds > role.maxSessionDuration) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
}

function invalidSessionName(name: string): AwsError {
  return new AwsError(
    'ValidationError',
    `1 validation error detected: Value '${name}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`,
  );
}
