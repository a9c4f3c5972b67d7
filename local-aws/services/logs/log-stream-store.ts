import { AwsError, type CallContext } from '../../service.ts';
import type { LogGroupRecord } from './log-group-store.ts';

export interface LogStreamRecord {
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly arn: string;
  readonly creationTimeMs: number;
  readonly firstEventMs?: number;
  readonly lastEventMs?: number;
  readonly lastIngestionMs?: number;
  readonly storedBytes: number;
  /** What the next event is numbered. */
  readonly nextSequence: number;
  readonly oldestChunk: number;
}

const collectionOf = (logGroupName: string) => `logs.log-stream:${logGroupName}`;

/** A group's streams by name. */
export function logStreams(ctx: CallContext, logGroupName: string): LogStreamRecord[] {
  return ctx.store
    .list<LogStreamRecord>(collectionOf(logGroupName))
    .sort((a, b) => (a.logStreamName < b.logStreamName ? -1 : 1));
}

export function findLogStream(
  ctx: CallContext,
  logGroupName: string,
  logStreamName: string,
): LogStreamRecord | undefined {
  return ctx.store.get<LogStreamRecord>(collectionOf(logGroupName), logStreamName);
}

/** @throws AwsError ResourceNotFoundException */
export function existingLogStream(
  ctx: CallContext,
  { logGroupName }: LogGroupRecord,
  logStreamName: string | undefined,
): LogStreamRecord {
  const stream = findLogStream(ctx, logGroupName, logStreamName ?? '');
  if (stream) return stream;
  throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');
}

export function saveLogStream(ctx: CallContext, stream: LogStreamRecord): void {
  ctx.store.put(collectionOf(stream.logGroupName), stream.logStreamName, stream);
}

export function forgetLogStream(ctx: CallContext, stream: LogStreamRecord): void {
  ctx.store.delete(collectionOf(stream.logGroupName), stream.logStreamName);
}
