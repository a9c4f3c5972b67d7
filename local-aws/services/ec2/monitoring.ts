import type {
  InstanceMonitoring,
  MonitorInstancesRequest,
  MonitorInstancesResult,
} from '@aws-sdk/client-ec2';
import type { CallContext } from '../../service.ts';
import { existingInstances, instanceKind } from './instance-kind.ts';
import { save } from './resource-kind.ts';

/** Detailed monitoring is remembered and told. */
export function monitorInstances(
  { InstanceIds }: MonitorInstancesRequest,
  ctx: CallContext,
): MonitorInstancesResult {
  return { InstanceMonitorings: setMonitoring(ctx, InstanceIds, true) };
}

export function unmonitorInstances(
  { InstanceIds }: MonitorInstancesRequest,
  ctx: CallContext,
): MonitorInstancesResult {
  return { InstanceMonitorings: setMonitoring(ctx, InstanceIds, false) };
}

function setMonitoring(
  ctx: CallContext,
  ids: readonly string[] | undefined,
  monitored: boolean,
): InstanceMonitoring[] {
  return existingInstances(ctx, ids).map((instance) => {
    save(ctx, instanceKind, { ...instance, monitored });
    const State = monitored ? 'pending' : 'disabling';
    return { InstanceId: instance.instanceId, Monitoring: { State } };
  });
}
