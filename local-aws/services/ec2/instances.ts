import type {
  DescribeInstanceStatusRequest,
  DescribeInstanceStatusResult,
  DescribeInstancesRequest,
  DescribeInstancesResult,
  InstanceStatusSummary,
} from '@aws-sdk/client-ec2';
import type { CallContext } from '../../service.ts';
import { existingInstances, type InstanceRecord, instanceKind, stateOf } from './instance-kind.ts';
import { pageOf } from './paging.ts';
import { presentReservation } from './present-instance.ts';
import { selected } from './resource-kind.ts';

/** In reservations: the instances that one request launched together. */
export function describeInstances(
  input: DescribeInstancesRequest,
  ctx: CallContext,
): DescribeInstancesResult {
  existingInstances(ctx, input.InstanceIds);
  const found = selected(ctx, instanceKind, input.InstanceIds, input.Filters);
  const reservations = [...Map.groupBy(found, ({ reservationId }) => reservationId)];
  const { items, NextToken } = pageOf(reservations, input);
  return {
    Reservations: items.map(([id, instances]) => presentReservation(ctx, id, instances)),
    ...(NextToken && { NextToken }),
  };
}

/** Running instances only, unless all are asked for. */
export function describeInstanceStatus(
  input: DescribeInstanceStatusRequest,
  ctx: CallContext,
): DescribeInstanceStatusResult {
  existingInstances(ctx, input.InstanceIds);
  const found = selected(ctx, instanceKind, input.InstanceIds, input.Filters).filter(
    ({ state }) => input.IncludeAllInstances || state === 'running',
  );
  const { items, NextToken } = pageOf(found, input);
  return {
    InstanceStatuses: items.map((instance) => ({
      AvailabilityZone: instance.availabilityZone,
      Events: [],
      InstanceId: instance.instanceId,
      InstanceState: stateOf(instance.state),
      InstanceStatus: summaryOf(instance),
      SystemStatus: summaryOf(instance),
      AttachedEbsStatus: summaryOf(instance),
      Operator: { Managed: false },
    })),
    ...(NextToken && { NextToken }),
  };
}

function summaryOf({ isChecked, state }: InstanceRecord): InstanceStatusSummary {
  if (state !== 'running') return { Status: 'not-applicable' };
  const Status = isChecked ? 'passed' : 'initializing';
  return {
    Status: isChecked ? 'ok' : 'initializing',
    Details: [{ Name: 'reachability', Status }],
  };
}
