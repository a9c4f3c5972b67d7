import { randomUUID } from 'node:crypto';
import type { CallContext } from '../../service.ts';
import type { JsonObject } from '../json-value.ts';
import { hideSecrets, secretsOf } from '../parameters/hide-secrets.ts';
import { asText } from '../registry/coerce-properties.ts';
import { readTemplate } from '../template/read-template.ts';
import { emitStackEvent } from './emit-stack-events.ts';
import { type ResourceRecord, type StackRecord, stackUuid } from './stack-record.ts';
import { everHidAttributes, listResources } from './stack-store.ts';

export interface StackEventRecord {
  readonly eventId: string;
  readonly stackId: string;
  readonly stackName: string;
  readonly operationId?: string;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly properties?: JsonObject;
  readonly token?: string;
  readonly at: string;
}

export interface EventCause {
  readonly operationId?: string;
  readonly token?: string;
  readonly reason?: string;
}

/** Records a step of a resource; ids as on AWS: `Vpc-CREATE_IN_PROGRESS-2026-11-24T06:32:58.000Z`. */
export function recordResourceEvent(
  ctx: CallContext,
  stack: StackRecord,
  resource: ResourceRecord,
  cause: EventCause,
): void {
  const at = ctx.clock.now().toISOString();
  put(ctx, {
    ...origin(stack, cause),
    eventId: `${resource.logicalId}-${resource.status}-${at}`,
    logicalId: resource.logicalId,
    physicalId: resource.physicalId ?? '',
    type: resource.type,
    status: resource.status,
    properties: shownProperties(stack, resource.properties, hiddenValues(ctx, stack.id)),
    at,
  });
}

export function recordStackEvent(ctx: CallContext, stack: StackRecord, cause: EventCause): void {
  put(ctx, {
    ...origin(stack, cause),
    eventId: randomUUID(),
    logicalId: stack.name,
    physicalId: stack.id,
    type: 'AWS::CloudFormation::Stack',
    status: stack.status,
    at: ctx.clock.now().toISOString(),
  });
}

/** Oldest first. */
export function listEvents(ctx: CallContext, stackId: string): StackEventRecord[] {
  return ctx.store.list<StackEventRecord>(collection(stackId));
}

function origin(stack: StackRecord, { operationId, token, reason }: EventCause) {
  return { stackId: stack.id, stackName: stack.name, operationId, token, reason };
}

/** Two events of one resource may fall into one millisecond, so the document's id is not the event's. */
function put(ctx: CallContext, event: StackEventRecord): void {
  ctx.store.put(collection(event.stackId), randomUUID(), event);
  emitStackEvent(ctx, event);
}

function collection(stackId: string): string {
  return `cloudformation-event:${stackUuid(stackId)}`;
}

/** Attributes that custom resources want hidden, which other resources' properties may have taken up. */
function hiddenValues(ctx: CallContext, stackId: string): string[] {
  if (!everHidAttributes(ctx.store, stackId)) return [];
  return listResources(ctx.store, stackId)
    .filter(({ hidesAttributes }) => hidesAttributes)
    .flatMap(({ attributes }) => Object.values(attributes))
    .flatMap((value) => (typeof value === 'string' && value !== '' ? [value] : []));
}

function shownProperties(
  { definition }: StackRecord,
  properties: JsonObject,
  hiddenValues: readonly string[],
): JsonObject {
  const template = readTemplate(definition.template);
  const secrets = [...secretsOf(template, definition.parameters), ...hiddenValues];
  const text = Object.entries(properties).map(([name, value]) => [name, asText(value)]);
  return hideSecrets(Object.fromEntries(text), secrets);
}
