import { accountPlace } from '#lib/accounts/account-place.ts';
import type { Place } from '#lib/aws/clients.ts';
import { enabledRegions } from '#lib/aws/regions.ts';
import type { Context } from '#lib/context/context.ts';
import { AppError, type FieldProblem } from '#lib/errors/app-error.ts';

/** Throws `invalid-input` where the account has no such region, whose endpoints would never answer. */
export async function requireRegion(
  ctx: Pick<Context, 'aws' | 'db' | 'defaultRegion'>,
  { region, awsAccountId }: Place,
  place: FieldProblem['in'],
): Promise<void> {
  const known = await accountPlace(ctx, awsAccountId);
  if (region === known.region) return;
  const regions = await enabledRegions(ctx.aws(known));
  if (regions.includes(region)) return;
  const message = `The account has no region ${region}.`;
  throw new AppError('invalid-input', message, {
    fields: [{ in: place, path: ['region'], message }],
  });
}
