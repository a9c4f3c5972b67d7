import type { ApiTokenDocument } from '#lib/api/tokens.ts';
import type { Context } from '#lib/context/context.ts';
import { noteTarget } from '#lib/context/trace.ts';
import type { ApiToken } from '#lib/db/client.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { asJson } from '#lib/live/publish.ts';
import type { Permission } from './permissions.ts';
import { publishRights } from './publish-rights.ts';
import { requireRight } from './rights.ts';
import { hashOfToken, newTokenText } from './token-text.ts';

interface NewToken {
  readonly name: string;
  readonly permissions: readonly Permission[];
  readonly environments: readonly string[] | null;
  readonly days: number;
}

const dayMs = 86_400_000;
const endingLength = 4;

/** The caller's tokens, or everybody's. Throws `not-allowed`. */
export async function listTokens(
  ctx: Context,
  { of }: { readonly of: 'me' | 'everybody' },
): Promise<{ readonly tokens: ApiTokenDocument[] }> {
  if (of === 'everybody') requireRight(ctx.rights, 'administer');
  const rows = await ctx.db.apiToken.findMany({
    where: of === 'me' ? { userId: ctx.actor.userId ?? '' } : {},
    include: withOwner,
    orderBy: { createdAt: 'desc' },
  });
  return { tokens: rows.map(toDocument) };
}

/**
 * Makes a token, which is told this once. It is of a session's owner: a token makes no tokens, or one
 * that leaked would outlive its end. Throws `not-allowed`, and `environment-not-found`.
 */
export async function addToken(
  ctx: Context,
  { name, permissions, environments, days }: NewToken,
): Promise<{ readonly token: string; readonly document: ApiTokenDocument }> {
  const { kind, userId } = ctx.actor;
  if (kind === 'token' || userId === undefined) {
    throw new AppError('not-allowed', 'Tokens are made by people who are signed in.');
  }
  for (const environment of environments ?? []) requireRight(ctx.rights, 'view', environment);
  const token = newTokenText();
  const now = ctx.clock.now();
  const row = await ctx.db.apiToken.create({
    data: {
      name,
      userId,
      hash: hashOfToken(token),
      ending: token.slice(-endingLength),
      permissions: [...permissions],
      ...(environments === null ? {} : { environments: asJson(environments) }),
      createdAt: now,
      expiresAt: new Date(now.getTime() + days * dayMs),
    },
    include: withOwner,
  });
  noteTarget(name);
  return { token, document: toDocument(row) };
}

/** Ends a token. Throws `token-not-found`, also for those of others without the permission. */
export async function revokeToken(ctx: Context, { id }: { readonly id: string }): Promise<null> {
  const row = await ctx.db.apiToken.findUnique({ where: { id }, include: withOwner });
  const isOwn = row !== null && row.userId === ctx.actor.userId;
  if (!row || !(isOwn || ctx.rights.may('administer'))) {
    throw new AppError('token-not-found', 'There is no such token.');
  }
  noteTarget(`${row.name} (${row.user.email})`);
  await ctx.db.$transaction(async (tx) => {
    await tx.apiToken.deleteMany({ where: { id } });
    await publishRights(tx);
  });
  ctx.signals.liveEventsWritten();
  return null;
}

const withOwner = { user: { select: { email: true } } } as const;

function toDocument(
  row: ApiToken & { readonly user: { readonly email: string } },
): ApiTokenDocument {
  return {
    id: row.id,
    name: row.name,
    ending: row.ending,
    owner: row.user.email,
    permissions: row.permissions as Permission[],
    environments: row.environments as string[] | null,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}
