import type {
  DescribeStackEventsInput,
  DescribeStackEventsOutput,
} from '@aws-sdk/client-cloudformation';
import { listEvents, type StackEventRecord } from '../../engine/stacks/stack-events.ts';
import type { CallContext } from '../../service.ts';
import { pageOf } from './paging.ts';
import { stackNamed } from './stack-lookup.ts';
import { resourceStatus } from './stack-resources.ts';

/** Newest first, members as recorded on AWS in localstack `v2/test_change_set_ref.snapshot.json`. */
export function describeStackEvents(
  input: DescribeStackEventsInput,
  ctx: CallContext,
): DescribeStackEventsOutput {
  const stack = stackNamed(ctx, input.StackName, 'brackets');
  const events = listEvents(ctx, stack.id).reverse();
  const { items, nextToken } = pageOf(events, input.NextToken, 100);
  return { StackEvents: items.map(eventMembers), NextToken: nextToken };
}

function eventMembers(event: StackEventRecord) {
  return {
    StackId: event.stackId,
    EventId: event.eventId,
    StackName: event.stackName,
    OperationId: event.operationId,
    LogicalResourceId: event.logicalId,
    PhysicalResourceId: event.physicalId,
    ResourceType: event.type,
    Timestamp: new Date(event.at),
    ResourceStatus: resourceStatus(event.status),
    ResourceStatusReason: event.reason,
    ResourceProperties: event.properties && JSON.stringify(event.properties),
    ClientRequestToken: event.token,
  };
}
