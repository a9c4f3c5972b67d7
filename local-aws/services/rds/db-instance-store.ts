import { AwsError, type CallContext } from '../../service.ts';
import { tagRegister } from '../tag-register.ts';

export type DbInstanceStatus =
  | 'creating'
  | 'available'
  | 'modifying'
  | 'rebooting'
  | 'stopping'
  | 'stopped'
  | 'starting'
  | 'deleting';

export interface DbInstanceRecord {
  readonly identifier: string;
  readonly resourceId: string;
  readonly arn: string;
  readonly status: DbInstanceStatus;
  readonly instanceClass: string;
  readonly engine: string;
  readonly engineVersion: string;
  readonly masterUsername: string;
  readonly dbName?: string;
  readonly allocatedStorage: number;
  readonly maxAllocatedStorage?: number;
  readonly storageType: string;
  readonly iops?: number;
  readonly port: number;
  readonly multiAz: boolean;
  readonly availabilityZone: string;
  readonly subnetGroupName: string;
  readonly securityGroupIds: readonly string[];
  readonly parameterGroupName: string;
  readonly backupRetentionDays: number;
  readonly backupWindow: string;
  readonly maintenanceWindow: string;
  readonly encrypted: boolean;
  readonly kmsKeyId?: string;
  readonly isPublic: boolean;
  readonly deletionProtection: boolean;
  readonly autoMinorVersionUpgrade: boolean;
  readonly copyTagsToSnapshot: boolean;
  readonly iamAuthentication: boolean;
  readonly logExports: readonly string[];
  readonly performanceInsights: boolean;
  readonly createdAt: string;
}

const collection = 'rds.db-instance';

/** Tags of everything that RDS has. */
export const rdsTags = tagRegister('rds.tags', (arn) => `rds:${arn.split(':')[5] ?? ''}`);

export function arnOf(ctx: CallContext, type: string, name: string): string {
  return `arn:aws:rds:${ctx.region}:${ctx.account}:${type}:${name}`;
}

export function dbInstances(ctx: CallContext): DbInstanceRecord[] {
  return ctx.store
    .list<DbInstanceRecord>(collection)
    .sort((a, b) => (a.identifier < b.identifier ? -1 : 1));
}

export function findDbInstance(ctx: CallContext, identifier: string): DbInstanceRecord | undefined {
  return ctx.store.get<DbInstanceRecord>(collection, identifier.toLowerCase());
}

/** @throws AwsError DBInstanceNotFound */
export function existingDbInstance(
  ctx: CallContext,
  identifier: string | undefined,
): DbInstanceRecord {
  const found = findDbInstance(ctx, identifier ?? '');
  if (found) return found;
  throw new AwsError('DBInstanceNotFound', `DBInstance ${identifier} not found.`, 404);
}

export function saveDbInstance(ctx: CallContext, record: DbInstanceRecord): DbInstanceRecord {
  ctx.store.put(collection, record.identifier, record);
  return record;
}

export function removeDbInstance(ctx: CallContext, record: DbInstanceRecord): void {
  ctx.store.delete(collection, record.identifier);
  rdsTags.forget(ctx, record.arn);
}
