import type { Environment, Tx } from '#lib/db/client.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { requireAccount } from './require-account.ts';

/**
 * Refuses what changes something in an account that Strata may only read: AWS would refuse it anyway,
 * later and in other words. Throws `account-read-only`.
 */
export async function requireDeployer(
  db: Pick<Tx, 'awsAccount'>,
  { awsAccountId }: Pick<Environment, 'awsAccountId'>,
): Promise<void> {
  if (awsAccountId === null) return;
  const { access, accountId, title } = await requireAccount(db, awsAccountId);
  if (access === 'deployer') return;
  throw new AppError(
    'account-read-only',
    `The AWS account ${title} (${accountId}) is connected as reader, so Strata can show what is in it and change nothing. Connect it as deployer to do this.`,
  );
}
