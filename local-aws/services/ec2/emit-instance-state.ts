import type { CallContext } from '../../service.ts';
import { emitEvent } from '../event-bridge/emit-event.ts';
import type { InstanceRecord } from './instance-kind.ts';

/** Source: "State change events for your instances", Amazon EC2 user guide. */
export function emitInstanceState(
  ctx: CallContext,
  { instanceId, state }: Pick<InstanceRecord, 'instanceId' | 'state'>,
): void {
  emitEvent(ctx, () => ({
    source: 'aws.ec2',
    detailType: 'EC2 Instance State-change Notification',
    resources: [`arn:aws:ec2:${ctx.region}:${ctx.account}:instance/${instanceId}`],
    detail: { 'instance-id': instanceId, state },
  }));
}
