import type { AwsAccount } from '#lib/api/accounts.ts';
import type { Context } from '#lib/context/context.ts';
import { toAccount, withEnvironments } from './account-document.ts';

/** All accounts by title. */
export async function listAccounts(ctx: Context): Promise<{ accounts: AwsAccount[] }> {
  const rows = await ctx.db.awsAccount.findMany({
    include: withEnvironments,
    orderBy: { title: 'asc' },
  });
  return { accounts: rows.map(toAccount) };
}
