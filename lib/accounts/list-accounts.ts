import type { AwsAccount } from '#lib/api/accounts.ts';
import type { Context } from '#lib/context/context.ts';
import { toAccount, withEnvironments } from './account-document.ts';

/** All accounts by title, with those environments in them that the caller may see. */
export async function listAccounts(ctx: Context): Promise<{ accounts: AwsAccount[] }> {
  const rows = await ctx.db.awsAccount.findMany({
    include: withEnvironments,
    orderBy: { title: 'asc' },
  });
  const visible = (names: string[]) => names.filter((name) => ctx.rights.may('view', name));
  return {
    accounts: rows.map(toAccount).map((account) => ({
      ...account,
      environments: visible(account.environments),
    })),
  };
}
