import type { Context } from '#lib/context/context.ts';
import { noteTarget } from '#lib/context/trace.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { requireAccount } from './require-account.ts';
import { targetOf } from './target-of.ts';

/** Forgets an account. Throws `account-not-found`, and `account-in-use` with the environments that live in it. */
export async function disconnectAccount(
  ctx: Context,
  { id }: { readonly id: string },
): Promise<null> {
  const account = await requireAccount(ctx.db, id);
  noteTarget(targetOf(account));
  await ctx.db.$transaction(async (tx) => {
    // Held, so that no environment moves in meanwhile.
    await tx.$queryRaw`SELECT 1 FROM "AwsAccount" WHERE "id" = ${id}::uuid FOR UPDATE`;
    const environments = await tx.environment.findMany({
      where: { awsAccountId: id },
      select: { name: true },
      orderBy: { name: 'asc' },
    });
    if (environments.length > 0) {
      const names = environments.map(({ name }) => name).join(', ');
      throw new AppError(
        'account-in-use',
        `${account.title} cannot be disconnected while environments live in it: ${names}.`,
      );
    }
    await tx.awsAccount.delete({ where: { id } });
  });
  ctx.forgetSessions(id);
  return null;
}
