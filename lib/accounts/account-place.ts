import type { Place } from '#lib/aws/clients.ts';
import type { Context } from '#lib/context/context.ts';
import { requireAccount } from './require-account.ts';

/**
 * Where calls about an account go that belong to no environment: its own default region, or that of Strata
 * where no account is named. Throws `account-not-found`.
 */
export async function accountPlace(
  ctx: Pick<Context, 'db' | 'defaultRegion'>,
  awsAccountId: string | null | undefined,
): Promise<Place> {
  if (!awsAccountId) return { region: ctx.defaultRegion };
  const { id, defaultRegion } = await requireAccount(ctx.db, awsAccountId);
  return { region: defaultRegion, awsAccountId: id };
}
