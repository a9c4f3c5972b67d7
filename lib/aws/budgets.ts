import { paginateDescribeBudgets } from '@aws-sdk/client-budgets';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import { allPages } from './all-pages.ts';
import type { Aws } from './clients.ts';
import { toLiveResource, wantedOnly } from './live-resource.ts';
import { unlessAbsent } from './unless-absent.ts';

/** Budgets belong to the account; one that has none is told so by an error. */
export async function describeBudgets(
  { budgets }: Pick<Aws, 'budgets'>,
  AccountId: string,
  names: readonly string[],
): Promise<LiveResource[]> {
  const pages = await unlessAbsent(['NotFoundException'], () =>
    allPages(paginateDescribeBudgets({ client: budgets, pageSize: 100 }, { AccountId })),
  );
  const found = (pages ?? [])
    .flatMap(({ Budgets = [] }) => Budgets)
    .map((shape) => toLiveResource('AWS::Budgets::Budget', shape.BudgetName, shape));
  return wantedOnly(found, names);
}
