import type {
  CreateLogGroupRequest,
  DeleteLogGroupRequest,
  DeleteRetentionPolicyRequest,
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  LogGroup,
  PutRetentionPolicyRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import { AwsError, type CallContext } from '../../service.ts';
import { removeLogStreams } from './log-event-store.ts';
import {
  existingLogGroup,
  findLogGroup,
  type LogGroupRecord,
  logGroups,
  removeLogGroup,
  saveLogGroup,
} from './log-group-store.ts';
import { logStreams } from './log-stream-store.ts';
import { pageOf } from './page.ts';

/** @throws AwsError ResourceAlreadyExistsException */
export function createLogGroup(input: CreateLogGroupRequest, ctx: CallContext): object {
  const { kmsKeyId, logGroupClass = 'STANDARD', logGroupName = '', tags = {} } = input;
  if (!/^[\w./#-]{1,512}$/.test(logGroupName)) {
    throw new AwsError(
      'InvalidParameterException',
      `1 validation error detected: Value '${logGroupName}' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+`,
    );
  }
  if (findLogGroup(ctx, logGroupName)) {
    throw new AwsError('ResourceAlreadyExistsException', 'The specified log group already exists');
  }
  saveLogGroup(ctx, {
    logGroupName,
    arn: `arn:aws:logs:${ctx.region}:${ctx.account}:log-group:${logGroupName}`,
    creationTimeMs: ctx.clock.now().getTime(),
    logGroupClass,
    tags,
    ...(kmsKeyId && { kmsKeyId }),
  });
  return {};
}

export function deleteLogGroup({ logGroupName }: DeleteLogGroupRequest, ctx: CallContext): object {
  const group = existingLogGroup(ctx, logGroupName);
  removeLogStreams(ctx, group.logGroupName);
  removeLogGroup(ctx, group.logGroupName);
  return {};
}

const largestPage = 50;

export function describeLogGroups(
  input: DescribeLogGroupsRequest,
  ctx: CallContext,
): DescribeLogGroupsResponse {
  const {
    limit = largestPage,
    logGroupNamePattern = '',
    logGroupNamePrefix = '',
    nextToken,
  } = input;
  const found = logGroups(ctx).filter(
    ({ logGroupName: name }) =>
      name.startsWith(logGroupNamePrefix) &&
      name.toLowerCase().includes(logGroupNamePattern.toLowerCase()),
  );
  const { items, next } = pageOf(found, nextToken, limit);
  return {
    logGroups: items.map((group) => present(ctx, group)),
    ...(next && { nextToken: next }),
  };
}

/** Source: `retentionInDays` of PutRetentionPolicy, CloudWatch Logs API reference. */
const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
];

export function putRetentionPolicy(input: PutRetentionPolicyRequest, ctx: CallContext): object {
  const group = existingLogGroup(ctx, input.logGroupName);
  const { retentionInDays = 0 } = input;
  if (!retentions.includes(retentionInDays)) {
    throw new AwsError(
      'InvalidParameterException',
      `1 validation error detected: Value '${retentionInDays}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${retentions.join(', ')}]`,
    );
  }
  saveLogGroup(ctx, { ...group, retentionInDays });
  return {};
}

export function deleteRetentionPolicy(
  { logGroupName }: DeleteRetentionPolicyRequest,
  ctx: CallContext,
): object {
  const { retentionInDays: _, ...group } = existingLogGroup(ctx, logGroupName);
  saveLogGroup(ctx, group);
  return {};
}

function present(ctx: CallContext, group: LogGroupRecord): LogGroup {
  return {
    logGroupName: group.logGroupName,
    arn: `${group.arn}:*`,
    logGroupArn: group.arn,
    creationTime: group.creationTimeMs,
    logGroupClass: group.logGroupClass,
    metricFilterCount: 0,
    storedBytes: logStreams(ctx, group.logGroupName).reduce(
      (sum, { storedBytes }) => sum + storedBytes,
      0,
    ),
    ...(group.retentionInDays && { retentionInDays: group.retentionInDays }),
    ...(group.kmsKeyId && { kmsKeyId: group.kmsKeyId }),
  };
}
