import type { GetLogEventsRequest, GetLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import type { CallContext } from '../../service.ts';
import { eventId, firstPosition, nextTo, pageToken, readPageToken } from './event-position.ts';
import { type LogEventRecord, logEvents } from './log-event-store.ts';
import { groupNamed } from './log-group-store.ts';
import { existingLogStream } from './log-stream-store.ts';
import { invalidToken } from './page.ts';

const largestPage = 10_000;

/**
 * A page of one stream: the newest events, or the oldest with `startFromHead`, or those next to a token. A token
 * that leads nowhere is answered unchanged, which is how callers know the end.
 * @throws AwsError ResourceNotFoundException, InvalidParameterException
 */
export function getLogEvents(input: GetLogEventsRequest, ctx: CallContext): GetLogEventsResponse {
  const group = groupNamed(ctx, input.logGroupIdentifier, input.logGroupName);
  const stream = existingLogStream(ctx, group, input.logStreamName);
  const within = logEvents(ctx, group, stream).filter(inTime(input));
  const { page, first, last } = pick(within, input);
  return {
    events: page.map(({ timestampMs, ingestedAtMs, message }) => ({
      timestamp: timestampMs,
      ingestionTime: ingestedAtMs,
      message,
    })),
    nextForwardToken: pageToken('f', last),
    nextBackwardToken: pageToken('b', first),
  };
}

interface Page {
  readonly page: readonly LogEventRecord[];
  /** The ids that the next page backward ends before, and that the next page forward begins behind. */
  readonly first: string;
  readonly last: string;
}

function pick(events: readonly LogEventRecord[], input: GetLogEventsRequest): Page {
  const { limit = largestPage, nextToken, startFromHead = false } = input;
  const token = nextToken === undefined ? undefined : readToken(nextToken);
  const forward = token ? token.direction === 'f' : startFromHead;
  const candidates = token
    ? events.filter((event) => (forward ? eventId(event) > token.id : eventId(event) < token.id))
    : events;
  const page = forward ? candidates.slice(0, limit) : candidates.slice(-limit);
  const [head] = page;
  const tail = page.at(-1);
  if (head && tail) return { page, first: eventId(head), last: eventId(tail) };
  const id = token?.id ?? firstPosition;
  if (!token || forward) return { page, first: token ? nextTo(id, 1) : id, last: id };
  return { page, first: id, last: nextTo(id, -1) };
}

function readToken(token: string): NonNullable<ReturnType<typeof readPageToken>> {
  const read = readPageToken(token);
  if (read) return read;
  throw invalidToken();
}

/** From `startTime` on, up to `endTime` exclusively. */
function inTime({ startTime = 0, endTime = Number.POSITIVE_INFINITY }: GetLogEventsRequest) {
  return ({ timestampMs }: LogEventRecord) => timestampMs >= startTime && timestampMs < endTime;
}
