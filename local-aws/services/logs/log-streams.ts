import type {
  CreateLogStreamRequest,
  DeleteLogStreamRequest,
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse,
  LogStream,
} from '@aws-sdk/client-cloudwatch-logs';
import { AwsError, type CallContext } from '../../service.ts';
import { removeLogStream } from './log-event-store.ts';
import { existingLogGroup, groupNamed } from './log-group-store.ts';
import {
  existingLogStream,
  findLogStream,
  type LogStreamRecord,
  logStreams,
  saveLogStream,
} from './log-stream-store.ts';
import { pageOf } from './page.ts';

/** @throws AwsError ResourceAlreadyExistsException, ResourceNotFoundException, InvalidParameterException */
export function createLogStream(input: CreateLogStreamRequest, ctx: CallContext): object {
  const { logStreamName = '' } = input;
  const group = existingLogGroup(ctx, input.logGroupName);
  if (!/^[^:*]{1,512}$/.test(logStreamName)) {
    throw new AwsError(
      'InvalidParameterException',
      `1 validation error detected: Value '${logStreamName}' at 'logStreamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [^:*]*`,
    );
  }
  if (findLogStream(ctx, group.logGroupName, logStreamName)) {
    throw new AwsError('ResourceAlreadyExistsException', 'The specified log stream already exists');
  }
  saveLogStream(ctx, {
    logGroupName: group.logGroupName,
    logStreamName,
    arn: `${group.arn}:log-stream:${logStreamName}`,
    creationTimeMs: ctx.clock.now().getTime(),
    storedBytes: 0,
    nextSequence: 0,
    oldestChunk: 0,
  });
  return {};
}

/** @throws AwsError ResourceNotFoundException */
export function deleteLogStream(input: DeleteLogStreamRequest, ctx: CallContext): object {
  const group = existingLogGroup(ctx, input.logGroupName);
  removeLogStream(ctx, existingLogStream(ctx, group, input.logStreamName));
  return {};
}

const largestPage = 50;

/** @throws AwsError ResourceNotFoundException, InvalidParameterException */
export function describeLogStreams(
  input: DescribeLogStreamsRequest,
  ctx: CallContext,
): DescribeLogStreamsResponse {
  const { limit = largestPage, logStreamNamePrefix = '', nextToken, orderBy } = input;
  const byTime = orderBy === 'LastEventTime';
  if (byTime && logStreamNamePrefix) {
    throw new AwsError(
      'InvalidParameterException',
      'Cannot order by LastEventTime with a logStreamNamePrefix.',
    );
  }
  const { logGroupName } = groupNamed(ctx, input.logGroupIdentifier, input.logGroupName);
  const found = logStreams(ctx, logGroupName).filter(({ logStreamName }) =>
    logStreamName.startsWith(logStreamNamePrefix),
  );
  if (byTime) found.sort((a, b) => (a.lastEventMs ?? 0) - (b.lastEventMs ?? 0));
  if (input.descending) found.reverse();
  const { items, next } = pageOf(found, nextToken, limit);
  return { logStreams: items.map(present), ...(next && { nextToken: next }) };
}

function present(stream: LogStreamRecord): LogStream {
  const { firstEventMs, lastEventMs, lastIngestionMs } = stream;
  return {
    logStreamName: stream.logStreamName,
    arn: stream.arn,
    creationTime: stream.creationTimeMs,
    ...(firstEventMs !== undefined && { firstEventTimestamp: firstEventMs }),
    ...(lastEventMs !== undefined && { lastEventTimestamp: lastEventMs }),
    ...(lastIngestionMs !== undefined && { lastIngestionTime: lastIngestionMs }),
    uploadSequenceToken: sequenceToken(stream),
    // AWS has reported no sizes of single streams since 2019.
    storedBytes: 0,
  };
}

/** Calls need no token any more, but still answer one. */
export function sequenceToken({ nextSequence }: LogStreamRecord): string {
  return `49${String(nextSequence).padStart(54, '0')}`;
}
