import type {
  PutEventsRequest,
  PutEventsRequestEntry,
  PutEventsResponse,
  PutEventsResultEntry,
  TestEventPatternRequest,
  TestEventPatternResponse,
} from '@aws-sdk/client-eventbridge';
import { isJsonObject, type JsonObject } from '../../engine/json-value.ts';
import { AwsError, type CallContext } from '../../service.ts';
import { deliverEvent } from './deliver-event.ts';
import { envelopeOf } from './event.ts';
import { matchesPattern } from './matches-pattern.ts';
import { readPattern } from './read-pattern.ts';
import { busArn, defaultBus } from './rule-store.ts';

const mostEntries = 10;
const largestRequest = 262_144;

/** Each entry succeeds or fails for itself. @throws AwsError ValidationException for the request as a whole */
export function putEvents({ Entries = [] }: PutEventsRequest, ctx: CallContext): PutEventsResponse {
  if (Entries.length === 0 || Entries.length > mostEntries) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length ${Entries.length === 0 ? 'greater than or equal to 1' : `less than or equal to ${mostEntries}`}`,
    );
  }
  if (Entries.reduce((sum, entry) => sum + sizeOf(entry), 0) > largestRequest) {
    throw new AwsError(
      'ValidationException',
      'Total size of the entries in the request is over the limit.',
    );
  }
  const results = Entries.map((entry) => put(ctx, entry));
  const FailedEntryCount = results.filter(({ ErrorCode }) => ErrorCode !== undefined).length;
  return { FailedEntryCount, Entries: results };
}

/** Source: "Calculating Amazon EventBridge event size", EventBridge user guide; 14 bytes for a time. */
function sizeOf({
  Detail = '',
  DetailType = '',
  Source = '',
  Resources = [],
  Time,
}: PutEventsRequestEntry) {
  const text = Detail + DetailType + Source + Resources.join('');
  return Buffer.byteLength(text) + (Time ? 14 : 0);
}

function put(ctx: CallContext, entry: PutEventsRequestEntry): PutEventsResultEntry {
  const missing = (['Source', 'DetailType', 'Detail'] as const).find((name) => !entry[name]);
  if (missing) {
    return {
      ErrorCode: 'InvalidArgument',
      ErrorMessage: `Parameter ${missing} is not valid. Reason: ${missing} is a required argument.`,
    };
  }
  const { Source = '', DetailType = '', Resources = [], Time, EventBusName = defaultBus } = entry;
  if (Source.startsWith('aws.')) {
    return {
      ErrorCode: 'NotAuthorizedForSourceException',
      ErrorMessage: 'Not authorized for the source.',
    };
  }
  const detail = parseObject(entry.Detail ?? '');
  if (!detail) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  const event = { source: Source, detailType: DetailType, resources: Resources, detail };
  const envelope = envelopeOf(ctx, event, Time);
  // As on AWS, what is sent to a bus that does not exist is accepted, and lost.
  if (EventBusName === defaultBus || EventBusName === busArn(ctx)) deliverEvent(ctx, envelope);
  return { EventId: envelope.id };
}

const requiredMembers = ['id', 'account', 'source', 'time', 'region', 'resources', 'detail-type'];

/** @throws AwsError InvalidEventPatternException, ValidationException for an event without its envelope */
export function testEventPattern(input: TestEventPatternRequest): TestEventPatternResponse {
  const pattern = readPattern(input.EventPattern ?? '');
  const event = parseObject(input.Event ?? '');
  if (!event) throw invalidEvent('Event is malformed.');
  const missing = requiredMembers.find((name) => !Object.hasOwn(event, name));
  if (missing !== undefined) throw invalidEvent(`${missing} is a required member.`);
  return { Result: matchesPattern(pattern, event) };
}

function invalidEvent(reason: string): AwsError {
  return new AwsError('ValidationException', `Parameter Event is not valid. Reason: ${reason}`);
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
