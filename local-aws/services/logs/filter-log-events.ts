import type {
  FilterLogEventsRequest,
  FilterLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import { AwsError, type CallContext } from '../../service.ts';
import { eventId } from './event-position.ts';
import { type Matches, readFilterPattern } from './filter-pattern.ts';
import { type LogEventRecord, logEvents } from './log-event-store.ts';
import { groupNamed, type LogGroupRecord } from './log-group-store.ts';
import { existingLogStream, type LogStreamRecord, logStreams } from './log-stream-store.ts';
import { invalidToken } from './page.ts';

const largestPage = 10_000;

interface Found {
  readonly event: LogEventRecord;
  readonly stream: string;
  /** Orders events of all streams. */
  readonly key: string;
}

/** @throws AwsError ResourceNotFoundException, InvalidParameterException */
export function filterLogEvents(
  input: FilterLogEventsRequest,
  ctx: CallContext,
): FilterLogEventsResponse {
  const { limit = largestPage, nextToken } = input;
  const group = groupNamed(ctx, input.logGroupIdentifier, input.logGroupName);
  const matches = patternOf(input);
  const after = nextToken ? keyOf(nextToken) : '';
  const found = streamsOf(ctx, group, input)
    .flatMap((stream) => eventsOf(ctx, group, stream))
    .filter((each) => inTime(input, each) && matches(each.event.message) && each.key > after)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    events: page.map(present),
    searchedLogStreams: [],
    ...(last &&
      page.length < found.length && { nextToken: Buffer.from(last.key).toString('base64url') }),
  };
}

/** A place among events instead of an offset, which events that arrive meanwhile would move. */
function keyOf(token: string): string {
  const key = Buffer.from(token, 'base64url').toString();
  if (/^\d{56}:/.test(key)) return key;
  throw invalidToken();
}

function patternOf({ filterPattern = '' }: FilterLogEventsRequest): Matches {
  const matches = readFilterPattern(filterPattern);
  if (matches) return matches;
  throw new AwsError(
    'InvalidParameterException',
    `Invalid filter pattern: this endpoint reads terms, quoted phrases and %regular expressions%, and not ${filterPattern}`,
  );
}

function streamsOf(
  ctx: CallContext,
  group: LogGroupRecord,
  { logStreamNames, logStreamNamePrefix }: FilterLogEventsRequest,
): LogStreamRecord[] {
  if (logStreamNames && logStreamNamePrefix) {
    throw new AwsError(
      'InvalidParameterException',
      'LogStreamNames and LogStreamNamePrefix parameters cannot be specified at the same time.',
    );
  }
  if (logStreamNames) return logStreamNames.map((name) => existingLogStream(ctx, group, name));
  return logStreams(ctx, group.logGroupName).filter(({ logStreamName }) =>
    logStreamName.startsWith(logStreamNamePrefix ?? ''),
  );
}

function eventsOf(ctx: CallContext, group: LogGroupRecord, stream: LogStreamRecord): Found[] {
  return logEvents(ctx, group, stream).map((event) => ({
    event,
    stream: stream.logStreamName,
    key: `${eventId(event)}:${stream.logStreamName}`,
  }));
}

/** Both ends belong to the range. */
function inTime(
  { startTime = 0, endTime = Number.POSITIVE_INFINITY }: FilterLogEventsRequest,
  { event }: Found,
): boolean {
  return event.timestampMs >= startTime && event.timestampMs <= endTime;
}

function present({ event, stream }: Found) {
  return {
    logStreamName: stream,
    timestamp: event.timestampMs,
    message: event.message,
    ingestionTime: event.ingestedAtMs,
    eventId: eventId(event),
  };
}
