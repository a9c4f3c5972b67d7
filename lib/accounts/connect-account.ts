import { randomBytes } from 'node:crypto';
import type { AccountAccess } from '#lib/api/account-access.ts';
import type { AwsAccount, ConnectionTemplate } from '#lib/api/accounts.ts';
import type { Context } from '#lib/context/context.ts';
import { noteTarget } from '#lib/context/trace.ts';
import { requireRegion } from '#lib/environments/require-region.ts';
import { toAccount, withEnvironments } from './account-document.ts';
import { templateFor } from './connection-template.ts';
import { targetOf } from './target-of.ts';
import { titleTaken } from './title-taken.ts';

interface NewAccount {
  readonly title: string;
  readonly accountId: string;
  readonly access: AccountAccess;
  readonly defaultRegion?: string | undefined;
}

const externalIdBytes = 24;

/**
 * Begins to connect an account: makes up the external id that its role will ask for. Throws
 * `account-exists` where the title is taken, and `invalid-input` for an unknown region.
 */
export async function connectAccount(
  ctx: Context,
  input: NewAccount,
): Promise<{ account: AwsAccount; template: ConnectionTemplate }> {
  const { defaultRegion = ctx.defaultRegion, ...given } = input;
  await requireRegion(ctx, { region: defaultRegion }, 'body');
  const externalId = randomBytes(externalIdBytes).toString('base64url');
  const data = { ...given, defaultRegion, externalId };
  const template = await templateFor(ctx, data);
  const row = await ctx.db.awsAccount
    .create({
      data: { ...data, connectedBy: ctx.actor.name, connectedAt: ctx.clock.now() },
      include: withEnvironments,
    })
    .catch(titleTaken(input.title));
  noteTarget(targetOf(row));
  return { account: toAccount(row), template };
}
