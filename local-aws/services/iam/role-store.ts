import { AwsError, type CallContext } from '../../service.ts';

export interface RoleRecord {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly path: string;
  readonly createDate: string;
  readonly assumeRolePolicy: string;
  readonly description?: string;
  readonly maxSessionDuration: number;
  readonly permissionsBoundary?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly inlinePolicies: Readonly<Record<string, string>>;
  readonly attachedPolicies: readonly string[];
}

const collection = 'iam.role';

export function roles(ctx: CallContext): RoleRecord[] {
  return ctx.store.list<RoleRecord>(collection).sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function findRole(ctx: CallContext, name: string): RoleRecord | undefined {
  return ctx.store.get<RoleRecord>(collection, name);
}

/** @throws AwsError NoSuchEntity */
export function existingRole(ctx: CallContext, name: string | undefined): RoleRecord {
  const role = findRole(ctx, name ?? '');
  if (role) return role;
  throw new AwsError('NoSuchEntity', `The role with name ${name} cannot be found.`, 404);
}

export function saveRole(ctx: CallContext, role: RoleRecord): void {
  ctx.store.put(collection, role.name, role);
}

export function removeRole(ctx: CallContext, name: string): void {
  ctx.store.delete(collection, name);
}
