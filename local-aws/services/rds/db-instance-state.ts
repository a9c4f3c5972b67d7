import { AwsError, type CallContext } from '../../service.ts';
import {
  type DbInstanceRecord,
  type DbInstanceStatus,
  existingDbInstance,
} from './db-instance-store.ts';

/** @throws AwsError InvalidDBInstanceState */
export function requireState(
  ctx: CallContext,
  identifier: string | undefined,
  allowed: readonly DbInstanceStatus[],
): DbInstanceRecord {
  const record = existingDbInstance(ctx, identifier);
  if (allowed.includes(record.status)) return record;
  throw invalidState(`Instance ${record.identifier} is not in available state.`);
}

export function invalidState(message: string): AwsError {
  return new AwsError('InvalidDBInstanceState', message);
}
