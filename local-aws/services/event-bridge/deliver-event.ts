import type { Target } from '@aws-sdk/client-eventbridge';
import { isJsonObject, type JsonObject } from '../../engine/json-value.ts';
import type { CallContext } from '../../service.ts';
import { findQueueByArn } from '../sqs/queue-store.ts';
import { enqueue } from '../sqs/send-messages.ts';
import { allowsDelivery } from './allows-delivery.ts';
import type { EventEnvelope } from './event.ts';
import { matchesPattern } from './matches-pattern.ts';
import { activeRules, type RuleRecord } from './rule-store.ts';
import { targetInput } from './target-input.ts';

/** Source: "Amazon EventBridge quotas": an event and what becomes of it hold 256 KB at most. */
const largestEvent = 262_144;

/** Sends an event to the targets of every rule that it fits; what cannot be delivered is dropped, as on AWS. */
export function deliverEvent(ctx: CallContext, envelope: EventEnvelope): void {
  const event = asJson(envelope);
  for (const { rule, pattern } of activeRules(ctx)) {
    if (!matchesPattern(pattern, event)) continue;
    for (const target of rule.targets) deliver(ctx, rule, target, event);
  }
}

/** What travels is JSON, which knows no dates and no absent members. */
function asJson(envelope: EventEnvelope): JsonObject {
  const json: unknown = JSON.parse(JSON.stringify(envelope));
  return isJsonObject(json) ? json : {};
}

function deliver(ctx: CallContext, rule: RuleRecord, target: Target, event: JsonObject): void {
  const sqs = ctx.as('SQS');
  const arn = target.Arn ?? '';
  const queue = findQueueByArn(sqs, arn);
  if (!queue) return;
  const request = { queueArn: arn, sourceArn: rule.arn, account: ctx.account };
  if (!allowsDelivery(queue.attributes.Policy, request)) return;
  const body = targetInput(target, event, rule);
  if (Buffer.byteLength(body) <= largestEvent) enqueue(sqs, queue, { body, senderId });
}

/** Of no account: EventBridge sends in its own name. */
const senderId = 'AIDAEVENTSAMAZONAWSCOM';
