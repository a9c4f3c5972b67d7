import type {
  RebootDBInstanceMessage,
  StartDBInstanceMessage,
  StopDBInstanceMessage,
} from '@aws-sdk/client-rds';
import type { CallContext } from '../../service.ts';
import { enter } from './db-instance-life.ts';
import { invalidState, requireState } from './db-instance-state.ts';
import { existingDbInstance } from './db-instance-store.ts';
import { createSnapshotOf } from './db-snapshots.ts';
import { presentDbInstance } from './present-db-instance.ts';

interface Answer {
  readonly DBInstance: ReturnType<typeof presentDbInstance>;
}

/** Wording of the refusals: quoted by users of AWS. */

export function startDbInstance(input: StartDBInstanceMessage, ctx: CallContext): Answer {
  const record = existingDbInstance(ctx, input.DBInstanceIdentifier);
  if (record.status !== 'stopped') {
    throw invalidState(
      `Instance ${record.identifier} cannot be started as it is not in one of the following statuses: 'stopped, inaccessible-encryption-credentials-recoverable, incompatible-network (only valid for non-SqlServer instances)'.`,
    );
  }
  return { DBInstance: presentDbInstance(ctx, enter(ctx, record, 'starting')) };
}

export function stopDbInstance(input: StopDBInstanceMessage, ctx: CallContext): Answer {
  const record = requireState(ctx, input.DBInstanceIdentifier, ['available']);
  if (input.DBSnapshotIdentifier) createSnapshotOf(ctx, record, input.DBSnapshotIdentifier);
  return { DBInstance: presentDbInstance(ctx, enter(ctx, record, 'stopping')) };
}

export function rebootDbInstance(input: RebootDBInstanceMessage, ctx: CallContext): Answer {
  const record = requireState(ctx, input.DBInstanceIdentifier, ['available']);
  return { DBInstance: presentDbInstance(ctx, enter(ctx, record, 'rebooting')) };
}
