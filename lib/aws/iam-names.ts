import { paginateListPolicies, paginateListRoles } from '@aws-sdk/client-iam';
import type { Aws } from './clients.ts';
import { translateAwsError } from './translate-error.ts';

type Iam = Pick<Aws, 'iam'>;

/** Names of the account's roles, under whatever path. */
export async function listRoleNames({ iam }: Iam): Promise<string[]> {
  return collect(paginateListRoles({ client: iam, pageSize: 1_000 }, {}), ({ Roles = [] }) =>
    Roles.flatMap(({ RoleName }) => RoleName ?? []),
  );
}

/** Names of the account's own managed policies. */
export async function listLocalPolicyNames({ iam }: Iam): Promise<string[]> {
  const pages = paginateListPolicies({ client: iam, pageSize: 1_000 }, { Scope: 'Local' });
  return collect(pages, ({ Policies = [] }) =>
    Policies.flatMap(({ PolicyName }) => PolicyName ?? []),
  );
}

async function collect<Page>(
  pages: AsyncIterable<Page>,
  namesIn: (page: Page) => readonly string[],
): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const page of pages) names.push(...namesIn(page));
  } catch (error) {
    throw translateAwsError(error);
  }
  return names;
}
