import type {
  DescribeEventsInput,
  DescribeEventsOutput,
  OperationEvent,
} from '@aws-sdk/client-cloudformation';
import type { ChangeSetRecord } from '../../engine/changes/change-set-record.ts';
import { listChangeSets } from '../../engine/changes/change-set-store.ts';
import { validationError } from '../../engine/cloudformation-error.ts';
import { derivedToken } from '../../engine/stacks/naming.ts';
import { listEvents, type StackEventRecord } from '../../engine/stacks/stack-events.ts';
import { listStacks, requireStack } from '../../engine/stacks/stack-store.ts';
import type { CallContext } from '../../service.ts';
import { changeSetNamed } from './change-set-lookup.ts';
import { operationType } from './operation-type.ts';
import { pageOf } from './paging.ts';
import { stackNamed } from './stack-lookup.ts';
import { resourceStatus } from './stack-resources.ts';

/** Events of a stack, of one operation, or of a change set, whose early validation shows here; newest first. */
export function describeEvents(input: DescribeEventsInput, ctx: CallContext): DescribeEventsOutput {
  const all = eventsFor(input, ctx);
  const wanted = input.Filters?.FailedEvents ? all.filter(isFailure) : all;
  const { items, nextToken } = pageOf(wanted, input.NextToken, 100);
  return { OperationEvents: items, NextToken: nextToken };
}

function eventsFor(input: DescribeEventsInput, ctx: CallContext): OperationEvent[] {
  if (input.ChangeSetName && (input.StackName || input.ChangeSetName.startsWith('arn:'))) {
    return changeSetEvents(changeSetNamed(ctx, input.ChangeSetName, input.StackName));
  }
  if (input.OperationId) return eventsOfOperation(ctx, input.OperationId);
  if (!input.StackName) {
    throw validationError('One of ChangeSetName, OperationId or StackName must be specified');
  }
  return stackEvents(ctx, stackNamed(ctx, input.StackName, 'brackets').id);
}

function eventsOfOperation(ctx: CallContext, operationId: string): OperationEvent[] {
  const changeSet = listChangeSets(ctx.store).find(({ id }) => operationIdOf(id) === operationId);
  if (changeSet) return changeSetEvents(changeSet);
  const owner = listStacks(ctx.store).find(({ operations }) =>
    operations.some(({ id }) => id === operationId),
  );
  if (!owner) throw validationError(`Operation [${operationId}] does not exist`);
  return stackEvents(ctx, owner.id).filter((event) => event.OperationId === operationId);
}

function stackEvents(ctx: CallContext, stackId: string): OperationEvent[] {
  const { operations } = requireStack(ctx.store, stackId);
  const typeOf = new Map(operations.map(({ id, type }) => [id, type]));
  return listEvents(ctx, stackId)
    .reverse()
    .map((event) => stackEvent(event, typeOf.get(event.operationId ?? '')));
}

function stackEvent(event: StackEventRecord, type: string | undefined): OperationEvent {
  const at = new Date(event.at);
  return {
    OperationType: operationType(type),
    EventId: event.eventId,
    StackId: event.stackId,
    OperationId: event.operationId,
    EventType:
      event.status.endsWith('_FAILED') && event.properties ? 'PROVISIONING_ERROR' : 'STACK_EVENT',
    LogicalResourceId: event.logicalId,
    PhysicalResourceId: event.physicalId,
    ResourceType: event.type,
    Timestamp: at,
    StartTime: at,
    ResourceStatus: resourceStatus(event.status),
    ResourceStatusReason: event.reason,
    ResourceProperties: event.properties && JSON.stringify(event.properties),
    ClientRequestToken: event.token,
  };
}

function changeSetEvents(changeSet: ChangeSetRecord): OperationEvent[] {
  const base = {
    StackId: changeSet.stackId,
    OperationId: operationIdOf(changeSet.id),
    OperationType: 'CREATE_CHANGESET' as const,
    ClientRequestToken: changeSet.token,
  };
  const created = new Date(changeSet.createdAt);
  const operation: OperationEvent = {
    ...base,
    EventId: operationIdOf(`${changeSet.id}#operation`),
    EventType: 'STACK_EVENT',
    OperationStatus: operationStatus(changeSet),
    Timestamp: created,
    StartTime: created,
  };
  const validations = changeSet.validations.map(
    (found, index): OperationEvent => ({
      ...base,
      EventId: operationIdOf(`${changeSet.id}#${index}`),
      EventType: 'VALIDATION_ERROR',
      LogicalResourceId: found.logicalId,
      ResourceType: found.type,
      Timestamp: new Date(found.at),
      ValidationFailureMode: 'FAIL',
      ValidationName: found.validation,
      ValidationStatus: 'FAILED',
      ValidationStatusReason: found.reason,
      ValidationPath: found.path,
    }),
  );
  return [...validations, operation];
}

function operationStatus({ status }: ChangeSetRecord): OperationEvent['OperationStatus'] {
  if (status === 'FAILED') return 'FAILED';
  return status === 'CREATE_COMPLETE' ? 'SUCCEEDED' : 'IN_PROGRESS';
}

function isFailure({ EventType, ResourceStatus, OperationStatus }: OperationEvent): boolean {
  return (
    EventType === 'VALIDATION_ERROR' ||
    OperationStatus === 'FAILED' ||
    ResourceStatus?.endsWith('_FAILED') === true
  );
}

/** A change set's creation is an operation too; its id follows from the change set's. */
function operationIdOf(changeSetId: string): string {
  return derivedToken(changeSetId);
}
