import type { AwsAccount, Tx } from '#lib/db/client.ts';
import { AppError } from '#lib/errors/app-error.ts';

/** The connected account of an id. Throws `account-not-found`. */
export async function requireAccount(db: Pick<Tx, 'awsAccount'>, id: string): Promise<AwsAccount> {
  const account = await db.awsAccount.findUnique({ where: { id } });
  if (!account) throw new AppError('account-not-found', 'There is no AWS account of this id.');
  return account;
}
