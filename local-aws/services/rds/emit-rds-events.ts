import type { CallContext } from '../../service.ts';
import { emitEvent } from '../event-bridge/emit-event.ts';
import type { DbInstanceRecord, DbInstanceStatus } from './db-instance-store.ts';

interface RdsEvent {
  readonly id: string;
  readonly category: string;
  readonly message: string;
}

/** By the state that has passed. Source: "Amazon RDS event categories and event messages", Amazon RDS user guide. */
const passed: Readonly<Partial<Record<DbInstanceStatus, RdsEvent>>> = {
  creating: { id: 'RDS-EVENT-0005', category: 'creation', message: 'DB instance created.' },
  deleting: { id: 'RDS-EVENT-0003', category: 'deletion', message: 'DB instance deleted.' },
  modifying: {
    id: 'RDS-EVENT-0014',
    category: 'configuration change',
    message: 'Finished applying modification to DB instance class.',
  },
  rebooting: {
    id: 'RDS-EVENT-0006',
    category: 'availability',
    message: 'The DB instance restarted.',
  },
  starting: { id: 'RDS-EVENT-0088', category: 'notification', message: 'DB instance started.' },
  stopping: { id: 'RDS-EVENT-0087', category: 'notification', message: 'DB instance stopped.' },
};

export function emitDbInstancePassed(
  ctx: CallContext,
  { arn, identifier }: Pick<DbInstanceRecord, 'arn' | 'identifier'>,
  status: DbInstanceStatus,
): void {
  const event = passed[status];
  if (event) emit(ctx, { type: 'DB Instance', sourceType: 'DB_INSTANCE', arn, identifier }, event);
}

export function emitSnapshotCreated(
  ctx: CallContext,
  { arn, identifier }: { readonly arn: string; readonly identifier: string },
): void {
  const event = {
    id: 'RDS-EVENT-0042',
    category: 'creation',
    message: 'Manual snapshot created',
  };
  emit(ctx, { type: 'DB Snapshot', sourceType: 'SNAPSHOT', arn, identifier }, event);
}

interface Origin {
  readonly type: string;
  readonly sourceType: string;
  readonly arn: string;
  readonly identifier: string;
}

function emit(ctx: CallContext, { type, sourceType, arn, identifier }: Origin, event: RdsEvent) {
  emitEvent(ctx, () => ({
    source: 'aws.rds',
    detailType: `RDS ${type} Event`,
    resources: [arn],
    detail: {
      EventCategories: [event.category],
      SourceType: sourceType,
      SourceArn: arn,
      Date: ctx.clock.now().toISOString(),
      Message: event.message,
      SourceIdentifier: identifier,
      EventID: event.id,
    },
  }));
}
