import type {
  CreateFlowLogsRequest,
  CreateFlowLogsResult,
  DeleteFlowLogsRequest,
  DeleteFlowLogsResult,
  DescribeFlowLogsRequest,
  DescribeFlowLogsResult,
  DestinationOptionsRequest,
  FlowLog,
  LogDestinationType,
  TrafficType,
} from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { once } from './idempotency.ts';
import { networkInterfaceKind } from './network-interface-kind.ts';
import { pageOf } from './paging.ts';
import {
  all,
  existing,
  newId,
  type ResourceKind,
  remove,
  save,
  selected,
} from './resource-kind.ts';
import { subnetKind } from './subnet-kind.ts';
import { addTags, specifiedTags, tagList } from './tag-store.ts';
import { vpcKind } from './vpc-kind.ts';

interface FlowLogRecord {
  readonly flowLogId: string;
  readonly resourceId: string;
  readonly trafficType?: TrafficType;
  readonly logDestinationType: LogDestinationType;
  readonly logDestination?: string;
  readonly logGroupName?: string;
  readonly deliverLogsPermissionArn?: string;
  readonly logFormat: string;
  readonly maxAggregationInterval: number;
  readonly destinationOptions?: DestinationOptionsRequest;
  readonly creationTime: string;
}

export const flowLogKind: ResourceKind<FlowLogRecord> = {
  collection: 'ec2.flow-log',
  type: 'vpc-flow-log',
  idPrefix: 'fl',
  idOf: (log) => log.flowLogId,
  notFound: (id) =>
    new AwsError('InvalidFlowLogId.NotFound', `The specified flow log id ${id} does not exist`),
  filters: {
    'deliver-log-status': () => 'SUCCESS',
    'flow-log-id': (log) => log.flowLogId,
    'log-destination-type': (log) => log.logDestinationType,
    'log-group-name': (log) => log.logGroupName,
    'resource-id': (log) => log.resourceId,
    'traffic-type': (log) => log.trafficType,
  },
};

/** Version 2 of the record format: "Flow log records", Amazon VPC user guide. */
const defaultFormat = [
  'version',
  'account-id',
  'interface-id',
  'srcaddr',
  'dstaddr',
  'srcport',
  'dstport',
  'protocol',
  'packets',
  'bytes',
  'start',
  'end',
  'action',
  'log-status',
]
  .map((field) => `\${${field}}`)
  .join(' ');

/** @throws AwsError FlowLogAlreadyExists for the same resource and destination */
export function createFlowLogs(
  input: CreateFlowLogsRequest,
  ctx: CallContext,
): CreateFlowLogsResult {
  const ids = once(ctx, 'CreateFlowLogs', input, () => {
    const tags = specifiedTags(input.TagSpecifications, flowLogKind.type);
    const logs = (input.ResourceIds ?? []).map((id) => newFlowLog(ctx, input, id));
    ctx.store.transaction(() => {
      for (const log of logs) {
        save(ctx, flowLogKind, log);
        addTags(ctx, log.flowLogId, flowLogKind.type, tags);
      }
    });
    return logs.map(({ flowLogId }) => flowLogId).join(' ');
  });
  return { ClientToken: input.ClientToken ?? '', FlowLogIds: ids.split(' '), Unsuccessful: [] };
}

export function deleteFlowLogs(
  { FlowLogIds = [] }: DeleteFlowLogsRequest,
  ctx: CallContext,
): DeleteFlowLogsResult {
  for (const id of FlowLogIds) existing(ctx, flowLogKind, id);
  for (const id of FlowLogIds) remove(ctx, flowLogKind, id);
  return { Unsuccessful: [] };
}

export function describeFlowLogs(
  input: DescribeFlowLogsRequest,
  ctx: CallContext,
): DescribeFlowLogsResult {
  const found = selected(ctx, flowLogKind, input.FlowLogIds, input.Filter);
  const { items, NextToken } = pageOf(found, input);
  return { FlowLogs: items.map((log) => present(ctx, log)), ...(NextToken && { NextToken }) };
}

function newFlowLog(
  ctx: CallContext,
  input: CreateFlowLogsRequest,
  resourceId: string,
): FlowLogRecord {
  requireResource(ctx, resourceId);
  const { LogDestination, LogDestinationType = 'cloud-watch-logs', LogGroupName } = input;
  const isTwin = all(ctx, flowLogKind).some(
    (log) =>
      log.resourceId === resourceId &&
      log.logDestination === LogDestination &&
      log.logGroupName === LogGroupName,
  );
  if (isTwin) {
    throw new AwsError(
      'FlowLogAlreadyExists',
      'Error. There is an existing Flow Log with the same configuration and log destination.',
    );
  }
  if (LogDestinationType === 'cloud-watch-logs' && !input.DeliverLogsPermissionArn) {
    throw new AwsError(
      'InvalidParameter',
      'DeliverLogsPermissionArn can not be empty if LogDestinationType is cloud-watch-logs.',
    );
  }
  return {
    flowLogId: newId(flowLogKind.idPrefix),
    resourceId,
    trafficType: input.TrafficType ?? 'ALL',
    logDestinationType: LogDestinationType,
    logFormat: input.LogFormat ?? defaultFormat,
    maxAggregationInterval: input.MaxAggregationInterval ?? 600,
    creationTime: ctx.clock.now().toISOString(),
    ...(LogDestination && { logDestination: LogDestination }),
    ...(LogGroupName && { logGroupName: LogGroupName }),
    ...(input.DeliverLogsPermissionArn && {
      deliverLogsPermissionArn: input.DeliverLogsPermissionArn,
    }),
    ...(input.DestinationOptions && { destinationOptions: input.DestinationOptions }),
  };
}

function requireResource(ctx: CallContext, id: string): void {
  if (id.startsWith('subnet-')) existing(ctx, subnetKind, id);
  else if (id.startsWith('eni-')) existing(ctx, networkInterfaceKind, id);
  else existing(ctx, vpcKind, id);
}

function present(ctx: CallContext, log: FlowLogRecord): FlowLog {
  return {
    FlowLogId: log.flowLogId,
    FlowLogStatus: 'ACTIVE',
    DeliverLogsStatus: 'SUCCESS',
    ResourceId: log.resourceId,
    TrafficType: log.trafficType,
    LogDestinationType: log.logDestinationType,
    LogDestination: log.logDestination,
    LogGroupName: log.logGroupName,
    DeliverLogsPermissionArn: log.deliverLogsPermissionArn,
    LogFormat: log.logFormat,
    MaxAggregationInterval: log.maxAggregationInterval,
    DestinationOptions: log.destinationOptions,
    CreationTime: new Date(log.creationTime),
    Tags: tagList(ctx, log.flowLogId),
  };
}
