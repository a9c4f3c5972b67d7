import type { AccountAccess } from '#lib/api/account-access.ts';
import type { AwsAccount } from '#lib/api/accounts.ts';
import type { Context } from '#lib/context/context.ts';
import { noteChange, noteTarget } from '#lib/context/trace.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { toAccount, withEnvironments } from './account-document.ts';
import { requireAccount } from './require-account.ts';
import { targetOf } from './target-of.ts';
import { titleTaken } from './title-taken.ts';

interface AccountChange {
  readonly id: string;
  readonly title?: string | undefined;
  readonly roleArn?: string | undefined;
  readonly access?: AccountAccess | undefined;
  readonly defaultRegion?: string | undefined;
}

/**
 * Changes what is known of an account; one whose role or access changes has to be checked anew, and its
 * sessions are let go. Throws `account-not-found`, `account-exists`, and `invalid-input` for a role of
 * another account.
 */
export async function updateAccount(
  ctx: Context,
  { id, ...change }: AccountChange,
): Promise<AwsAccount> {
  const before = await requireAccount(ctx.db, id);
  noteTarget(targetOf(before));
  requireOwnRole(before.accountId, change.roleArn);
  const given = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  );
  const isAnother = change.roleArn !== undefined || change.access !== undefined;
  const row = await ctx.db.awsAccount
    .update({
      where: { id },
      data: { ...given, ...(isAnother && { checkedAt: null, problems: [] }) },
      include: withEnvironments,
    })
    .catch(titleTaken(change.title));
  if (isAnother) ctx.forgetSessions(id);
  const { title, roleArn, access, defaultRegion } = before;
  noteChange({ before: { title, roleArn, access, defaultRegion }, after: { ...given } });
  return toAccount(row);
}

function requireOwnRole(accountId: string, roleArn: string | undefined): void {
  if (roleArn === undefined || roleArn.split(':')[4] === accountId) return;
  const message = `This role is not of the account ${accountId}.`;
  throw new AppError('invalid-input', message, {
    fields: [{ in: 'body', path: ['roleArn'], message }],
  });
}
