import { AwsError, type CallContext } from '../../service.ts';
import { messageCounts } from './message-store.ts';
import { type QueueRecord, queueArn } from './queue-store.ts';

interface Bounds {
  readonly least: number;
  readonly most: number;
  readonly usual: number;
}

/** Source: `Attributes` of CreateQueue, Amazon SQS API reference. */
const numbers: Readonly<Record<string, Bounds>> = {
  DelaySeconds: { least: 0, most: 900, usual: 0 },
  KmsDataKeyReusePeriodSeconds: { least: 60, most: 86_400, usual: 300 },
  MaximumMessageSize: { least: 1024, most: 1_048_576, usual: 1_048_576 },
  MessageRetentionPeriod: { least: 60, most: 1_209_600, usual: 345_600 },
  ReceiveMessageWaitTimeSeconds: { least: 0, most: 20, usual: 0 },
  VisibilityTimeout: { least: 0, most: 43_200, usual: 30 },
};

const documents = ['Policy', 'RedrivePolicy', 'RedriveAllowPolicy'];
const texts = ['KmsMasterKeyId', 'SqsManagedSseEnabled'];
const fifo = [
  'FifoQueue',
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'FifoThroughputLimit',
];
const computed = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesDelayed',
  'ApproximateNumberOfMessagesNotVisible',
  'CreatedTimestamp',
  'LastModifiedTimestamp',
  'QueueArn',
];

/**
 * The attributes with these changes made; an empty value takes one away.
 * @throws AwsError InvalidAttributeName, InvalidAttributeValue, UnsupportedOperation
 */
export function changedAttributes(
  current: QueueRecord['attributes'],
  changes: QueueRecord['attributes'],
): QueueRecord['attributes'] {
  for (const [name, value] of Object.entries(changes)) requireAttribute(name, value);
  if (changes.KmsMasterKeyId && changes.SqsManagedSseEnabled === 'true') {
    throw new AwsError(
      'InvalidAttributeName',
      'You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.',
    );
  }
  const next = { ...current, ...encryption(changes), ...changes };
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== ''));
}

/** Either kind of encryption ends the other. */
function encryption(changes: QueueRecord['attributes']): Record<string, string> {
  if (changes.KmsMasterKeyId) return { SqsManagedSseEnabled: 'false' };
  return changes.SqsManagedSseEnabled === 'true' ? { KmsMasterKeyId: '' } : {};
}

function requireAttribute(name: string, value: string): void {
  if (fifo.includes(name)) {
    throw new AwsError('UnsupportedOperation', 'FIFO queues are not implemented by this endpoint.');
  }
  const bounds = numbers[name];
  if (!bounds && !documents.includes(name) && !texts.includes(name)) throw unknownAttribute(name);
  if (value === '') return;
  const isValid = bounds
    ? isWithin(bounds, value)
    : documents.includes(name)
      ? isJsonObject(value)
      : name !== 'SqsManagedSseEnabled' || /^(true|false)$/.test(value);
  if (!isValid) throw invalidAttribute(name);
}

function isWithin({ least, most }: Bounds, value: string): boolean {
  return /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

export function invalidAttribute(name: string): AwsError {
  return new AwsError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`);
}

function unknownAttribute(name: string): AwsError {
  return new AwsError('InvalidAttributeName', `Unknown Attribute ${name}.`);
}

/** A number that is set, or else AWS's default. */
export function numberOf(queue: QueueRecord, name: keyof typeof numbers & string): number {
  return Number(queue.attributes[name] ?? numbers[name]?.usual);
}

/** What `GetQueueAttributes` answers for the names asked for, `All` for every one. */
export function shownAttributes(
  ctx: CallContext,
  queue: QueueRecord,
  names: readonly string[],
): Record<string, string> {
  const known = [...Object.keys(numbers), ...documents, ...texts, ...fifo, ...computed, 'All'];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw unknownAttribute(unknown);
  const all = names.includes('All');
  return Object.fromEntries(
    Object.entries(allAttributes(ctx, queue)).filter(([name]) => all || names.includes(name)),
  );
}

function allAttributes(ctx: CallContext, queue: QueueRecord): Record<string, string> {
  const { visible, delayed, inFlight } = messageCounts(ctx, queue);
  const { KmsMasterKeyId, ...set } = queue.attributes;
  const usual = Object.entries(numbers)
    .filter(([name]) => name !== 'KmsDataKeyReusePeriodSeconds')
    .map(([name, bounds]) => [name, String(bounds.usual)]);
  return {
    ...Object.fromEntries(usual),
    SqsManagedSseEnabled: 'true',
    ...set,
    ...(KmsMasterKeyId && {
      KmsMasterKeyId,
      KmsDataKeyReusePeriodSeconds: String(numberOf(queue, 'KmsDataKeyReusePeriodSeconds')),
    }),
    QueueArn: queueArn(ctx, queue.name),
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    CreatedTimestamp: epochSeconds(queue.createdAt),
    LastModifiedTimestamp: epochSeconds(queue.changedAt),
  };
}

function epochSeconds(at: string): string {
  return String(Math.floor(Date.parse(at) / 1000));
}

/** The value that a name given to `CreateQueue` would have to match in the queue that exists. */
export function effectiveAttribute(ctx: CallContext, queue: QueueRecord, name: string): string {
  return allAttributes(ctx, queue)[name] ?? '';
}
