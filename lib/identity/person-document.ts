import type { GrantDocument, Person } from '#lib/api/people.ts';
import type { Prisma } from '#lib/db/client.ts';
import { type BuiltInRoleId, builtInRoles } from './permissions.ts';
import { type GrantRow, groupsOfRow, withRole } from './read-grants.ts';

/** What a person is read with. */
export const withGrants = {
  grants: { include: withRole, orderBy: { grantedAt: 'asc' } },
  methods: { select: { providerId: true, password: true } },
  passkeys: { select: { id: true } },
  sessions: { select: { updatedAt: true }, orderBy: { updatedAt: 'desc' }, take: 1 },
} satisfies Prisma.UserInclude;

type PersonRow = Prisma.UserGetPayload<{ include: typeof withGrants }>;

export function toPerson(row: PersonRow): Person {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    methods: [
      ...(row.methods.some(({ password }) => password !== null) ? ['password' as const] : []),
      ...(row.methods.some(({ providerId }) => providerId !== 'credential')
        ? ['single-sign-on' as const]
        : []),
      ...(row.passkeys.length > 0 ? ['passkey' as const] : []),
    ],
    groups: [...groupsOfRow(row)],
    blocked: row.blockedAt !== null,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.sessions[0]?.updatedAt.toISOString() ?? null,
    grants: row.grants.map(toGrant),
  };
}

export function toGrant(row: GrantRow): GrantDocument {
  return {
    id: row.id,
    ...(row.role
      ? { role: row.role.id, roleTitle: row.role.name }
      : {
          role: row.builtIn as BuiltInRoleId,
          roleTitle: builtInRoles[row.builtIn as BuiltInRoleId].title,
        }),
    environment: row.environment?.name ?? null,
    group: row.group,
    grantedBy: row.grantedBy,
    grantedAt: row.grantedAt.toISOString(),
  };
}
