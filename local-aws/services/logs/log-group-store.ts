import type { LogGroupClass } from '@aws-sdk/client-cloudwatch-logs';
import { AwsError, type CallContext } from '../../service.ts';

export interface LogGroupRecord {
  readonly logGroupName: string;
  readonly arn: string;
  readonly creationTimeMs: number;
  readonly retentionInDays?: number;
  readonly kmsKeyId?: string;
  readonly logGroupClass: LogGroupClass;
  readonly tags: Readonly<Record<string, string>>;
}

const collection = 'logs.log-group';

export function logGroups(ctx: CallContext): LogGroupRecord[] {
  return ctx.store
    .list<LogGroupRecord>(collection)
    .sort((a, b) => (a.logGroupName < b.logGroupName ? -1 : 1));
}

export function findLogGroup(ctx: CallContext, name: string): LogGroupRecord | undefined {
  return ctx.store.get<LogGroupRecord>(collection, name);
}

/** @throws AwsError ResourceNotFoundException */
export function existingLogGroup(ctx: CallContext, name: string | undefined): LogGroupRecord {
  const group = findLogGroup(ctx, name ?? '');
  if (group) return group;
  throw new AwsError('ResourceNotFoundException', 'The specified log group does not exist.');
}

/** Takes an ARN with or without the `:*` that stands for the group's streams. */
export function logGroupByArn(ctx: CallContext, arn: string | undefined): LogGroupRecord {
  return existingLogGroup(ctx, arn?.split(':log-group:')[1]?.replace(/:\*$/, ''));
}

/** A group by its identifier, which is a name or an ARN, or by its name. */
export function groupNamed(
  ctx: CallContext,
  identifier: string | undefined,
  name: string | undefined,
): LogGroupRecord {
  return identifier?.startsWith('arn:')
    ? logGroupByArn(ctx, identifier)
    : existingLogGroup(ctx, identifier ?? name);
}

export function saveLogGroup(ctx: CallContext, group: LogGroupRecord): void {
  ctx.store.put(collection, group.logGroupName, group);
}

export function removeLogGroup(ctx: CallContext, name: string): void {
  ctx.store.delete(collection, name);
}
