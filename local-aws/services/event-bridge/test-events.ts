import { expect } from 'vitest';
import type { Clients } from '../../test-endpoint.ts';

export interface ReceivedEvent {
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly resources: readonly string[];
  readonly region: string;
  readonly time: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A queue that EventBridge may send to, and a rule that sends what fits the pattern there. */
export async function listen(
  { events, sqs }: Pick<Clients, 'events' | 'sqs'>,
  name: string,
  pattern: object,
): Promise<string> {
  const { QueueUrl = '' } = await sqs.createQueue({ QueueName: name });
  const { RuleArn } = await events.putRule({ Name: name, EventPattern: JSON.stringify(pattern) });
  const Arn = `arn:aws:sqs:us-east-2:000000000000:${name}`;
  await sqs.setQueueAttributes({ QueueUrl, Attributes: { Policy: policyFor(Arn, RuleArn ?? '') } });
  await events.putTargets({ Rule: name, Targets: [{ Id: 'queue', Arn }] });
  return QueueUrl;
}

function policyFor(queueArn: string, ruleArn: string): string {
  return JSON.stringify({
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: queueArn,
      Condition: { ArnEquals: { 'aws:SourceArn': ruleArn } },
    },
  });
}

/** Receives events by long polls until one fits; answers all that came, deleted from the queue. */
export async function eventsUntil(
  { sqs }: Pick<Clients, 'sqs'>,
  QueueUrl: string,
  isLast: (event: ReceivedEvent) => boolean,
): Promise<ReceivedEvent[]> {
  const received: ReceivedEvent[] = [];
  while (!received.some(isLast)) {
    const batch = await sqs.receiveMessage({
      QueueUrl,
      MaxNumberOfMessages: 10,
      WaitTimeSeconds: 20,
    });
    expect(batch.Messages, 'nothing came for twenty seconds').toBeDefined();
    for (const { Body = '{}', ReceiptHandle } of batch.Messages ?? []) {
      received.push(asEvent(JSON.parse(Body)));
      await sqs.deleteMessage({ QueueUrl, ReceiptHandle });
    }
  }
  return received;
}

export function detailsOf(events: readonly ReceivedEvent[], type: string) {
  return events.filter((event) => event['detail-type'] === type).map(({ detail }) => detail);
}

/** Safe as far as the queue is only sent whole events, which have these members. */
function asEvent(value: unknown): ReceivedEvent {
  return value as ReceivedEvent;
}
