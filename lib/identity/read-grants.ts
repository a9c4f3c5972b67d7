import type { Grant, Prisma, Role } from '#lib/db/client.ts';
import { type BuiltInRoleId, builtInRoles, type Permission } from './permissions.ts';
import type { GrantedPermissions } from './rights.ts';

/** What a grant is read with. */
export const withRole = {
  role: true,
  environment: { select: { name: true } },
} satisfies Prisma.GrantInclude;

export type GrantRow = Grant & {
  readonly role: Role | null;
  readonly environment: { readonly name: string } | null;
};

/** The permissions that a grant gives, and where. */
export function permissionsOf(row: GrantRow): GrantedPermissions {
  return {
    environment: row.environment?.name ?? null,
    permissions: row.role
      ? (row.role.permissions as Permission[])
      : builtInRoles[row.builtIn as BuiltInRoleId].permissions,
  };
}

/** The groups that single sign-on told of somebody. */
export function groupsOfRow({ groups }: { readonly groups: unknown }): readonly string[] {
  return Array.isArray(groups) ? groups : [];
}
