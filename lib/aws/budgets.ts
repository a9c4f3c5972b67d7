import { paginateDescribeBudgets } from '@aws-sdk/client-budgets';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import { allPages } from './all-pages.ts';
import type { Aws } from './clients.ts';
import { callerAccountId } from './identity.ts';
import { toLiveResource, wantedOnly } from './live-resource.ts';
import { unlessAbsent } from './unless-absent.ts';

/** Budgets belong to the account; one that has none is told so by an error. */
export async function describeBudgets(
  aws: Pick<Aws, 'budgets' | 'sts'>,
  wanted: { readonly names: readonly string[]; readonly account: string | undefined },
): Promise<LiveResource[]> {
  const AccountId = wanted.account ?? (await callerAccountId(aws));
  const pages = await unlessAbsent(['NotFoundException'], () =>
    allPages(paginateDescribeBudgets({ client: aws.budgets, pageSize: 100 }, { AccountId })),
  );
  const found = (pages ?? [])
    .flatMap(({ Budgets = [] }) => Budgets)
    .map((shape) => toLiveResource('AWS::Budgets::Budget', shape.BudgetName, shape));
  return wantedOnly(found, wanted.names);
}
