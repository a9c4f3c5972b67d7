import type { AccountAccess } from '#lib/api/account-access.ts';
import type { AwsAccount } from '#lib/api/accounts.ts';
import type { Prisma } from '#lib/db/client.ts';

export const withEnvironments = {
  environments: { select: { name: true }, orderBy: { name: 'asc' } },
} satisfies Prisma.AwsAccountInclude;

type AccountRow = Prisma.AwsAccountGetPayload<{ include: typeof withEnvironments }>;

export function toAccount(row: AccountRow): AwsAccount {
  return {
    id: row.id,
    title: row.title,
    accountId: row.accountId,
    access: row.access as AccountAccess,
    roleArn: row.roleArn,
    externalId: row.externalId,
    defaultRegion: row.defaultRegion,
    regions: row.regions as string[],
    state: stateOf(row),
    problems: row.problems as string[],
    checkedAt: row.checkedAt?.toISOString() ?? null,
    connectedBy: row.connectedBy,
    connectedAt: row.connectedAt.toISOString(),
    environments: row.environments.map(({ name }) => name),
  };
}

function stateOf({
  checkedAt,
  problems,
  roleArn,
}: Pick<AccountRow, 'checkedAt' | 'problems' | 'roleArn'>): AwsAccount['state'] {
  if (roleArn === null) return 'waiting';
  if (checkedAt === null) return 'unchecked';
  return (problems as string[]).length === 0 ? 'connected' : 'failing';
}
