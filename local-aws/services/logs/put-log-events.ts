import type {
  InputLogEvent,
  PutLogEventsRequest,
  PutLogEventsResponse,
  RejectedLogEventsInfo,
} from '@aws-sdk/client-cloudwatch-logs';
import { AwsError, type CallContext } from '../../service.ts';
import { appendLogEvents, bytesOf, retainedFromMs } from './log-event-store.ts';
import { existingLogGroup, type LogGroupRecord } from './log-group-store.ts';
import { existingLogStream } from './log-stream-store.ts';
import { sequenceToken } from './log-streams.ts';

const hourMs = 3_600_000;

/** Source: "The batch of events must satisfy the following constraints", PutLogEvents, CloudWatch Logs API reference. */
const limits = {
  events: 10_000,
  bytes: 1_048_576,
  spanMs: 24 * hourMs,
  oldestMs: 14 * 24 * hourMs,
  newestMs: 2 * hourMs,
};

interface Event {
  readonly timestampMs: number;
  readonly message: string;
}

/** @throws AwsError ResourceNotFoundException, InvalidParameterException */
export function putLogEvents(input: PutLogEventsRequest, ctx: CallContext): PutLogEventsResponse {
  const group = existingLogGroup(ctx, input.logGroupName);
  const stream = existingLogStream(ctx, group, input.logStreamName);
  const events = (input.logEvents ?? []).map(readEvent);
  checkBatch(events);
  const { accepted, rejected } = sift(ctx, group, events);
  if (accepted.length > 0) appendLogEvents(ctx, stream, accepted);
  const written = existingLogStream(ctx, group, input.logStreamName);
  return {
    nextSequenceToken: sequenceToken(written),
    ...(rejected && { rejectedLogEventsInfo: rejected }),
  };
}

function readEvent({ timestamp = 0, message = '' }: InputLogEvent): Event {
  return { timestampMs: timestamp, message };
}

function checkBatch(events: readonly Event[]): void {
  if (events.length === 0 || events.length > limits.events) {
    throw invalid(
      `1 validation error detected: Value at 'logEvents' failed to satisfy constraint: Member must have length between 1 and ${limits.events}`,
    );
  }
  if (events.some(({ message }) => message === '')) {
    throw invalid('Log event message must not be empty.');
  }
  const bytes = events.reduce((sum, { message }) => sum + bytesOf(message), 0);
  if (bytes > limits.bytes) {
    throw invalid(`Upload too large: ${bytes} bytes exceeds limit of ${limits.bytes}`);
  }
  const times = events.map(({ timestampMs }) => timestampMs);
  if (times.some((time, index) => time < (times[index - 1] ?? 0))) {
    throw invalid('Log events in a single PutLogEvents request must be in chronological order.');
  }
  if ((times.at(-1) ?? 0) - (times[0] ?? 0) > limits.spanMs) {
    throw invalid(
      'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
    );
  }
}

/** Events of the wrong age are left out, and the answer says where they lay in the batch. */
function sift(
  ctx: CallContext,
  group: LogGroupRecord,
  events: readonly Event[],
): { accepted: Event[]; rejected?: RejectedLogEventsInfo } {
  const nowMs = ctx.clock.now().getTime();
  const expiredMs = retainedFromMs(ctx, group) ?? Number.NEGATIVE_INFINITY;
  const before = (limitMs: number) =>
    events.filter(({ timestampMs }) => timestampMs < limitMs).length;
  const expired = before(expiredMs);
  const tooOld = before(nowMs - limits.oldestMs);
  const newEnough = before(nowMs + limits.newestMs + 1);
  const accepted = events.slice(Math.max(expired, tooOld), newEnough);
  if (accepted.length === events.length) return { accepted };
  return {
    accepted,
    rejected: {
      ...(expired > 0 && { expiredLogEventEndIndex: expired }),
      ...(tooOld > 0 && { tooOldLogEventEndIndex: tooOld }),
      ...(newEnough < events.length && { tooNewLogEventStartIndex: newEnough }),
    },
  };
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
