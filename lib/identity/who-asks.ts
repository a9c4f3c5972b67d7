import type { Actor, Context } from '#lib/context/context.ts';
import type { User } from '#lib/db/client.ts';
import { AppError } from '#lib/errors/app-error.ts';
import type { Identity } from './identity.ts';
import type { Permission } from './permissions.ts';
import { type GrantRow, groupsOfRow, permissionsOf, withRole } from './read-grants.ts';
import { type Rights, rightsOf, type Scope } from './rights.ts';
import { hashOfToken, tokenOf } from './token-text.ts';

/** Who sent a request, and what they may do. */
export interface Caller {
  readonly actor: Actor & { readonly userId: string };
  readonly person: Pick<User, 'id' | 'name' | 'email'>;
  readonly rights: Rights;
}

type ReadContext = Pick<Context, 'db' | 'clock'>;

/** A token that was used says so at most this often, so that reading does not always write. */
const usedPauseMs = 60_000;

/**
 * Who sent a request, by its API token or its session. Throws `not-signed-in`, and does not say whether
 * a token is unknown, has expired or belongs to somebody who was blocked.
 */
export async function whoAsks(
  ctx: ReadContext,
  identity: Identity,
  request: Pick<Request, 'headers'>,
): Promise<Caller> {
  const caller = await callerOf(ctx, identity, request);
  if (caller) return caller;
  throw new AppError(
    'not-signed-in',
    request.headers.get('authorization') === null
      ? 'Sign in, or send an API token as a bearer token.'
      : 'The API token is not valid, or not any more.',
  );
}

/** The same, and undefined where it is nobody. */
export async function callerOf(
  ctx: ReadContext,
  identity: Identity,
  request: Pick<Request, 'headers'>,
): Promise<Caller | undefined> {
  const authorization = request.headers.get('authorization');
  return authorization === null ? bySession(ctx, identity, request) : byToken(ctx, authorization);
}

async function bySession(
  ctx: ReadContext,
  { signIn }: Identity,
  { headers }: Pick<Request, 'headers'>,
): Promise<Caller | undefined> {
  if (!headers.has('cookie')) return undefined;
  const found = await signIn.api.getSession({ headers, query: { disableRefresh: true } });
  if (!found) return undefined;
  const user = await readUser(ctx, found.user.id);
  if (!user) return undefined;
  return {
    person: user,
    actor: { name: user.email, kind: 'person', userId: user.id, sessionId: found.session.id },
    rights: rightsOf(user.granted.map(permissionsOf)),
  };
}

async function byToken(ctx: ReadContext, authorization: string): Promise<Caller | undefined> {
  const text = tokenOf(authorization);
  if (text === undefined) return undefined;
  const token = await ctx.db.apiToken.findUnique({ where: { hash: hashOfToken(text) } });
  const now = ctx.clock.now();
  if (!token || token.expiresAt <= now) return undefined;
  const user = await readUser(ctx, token.userId);
  if (!user) return undefined;
  if (!token.lastUsedAt || now.getTime() - token.lastUsedAt.getTime() > usedPauseMs) {
    await ctx.db.apiToken.updateMany({ where: { id: token.id }, data: { lastUsedAt: now } });
  }
  const scope: Scope = {
    permissions: token.permissions as Permission[],
    environments: token.environments as string[] | null,
  };
  return {
    person: user,
    actor: { name: `${token.name} (${user.email})`, kind: 'token', userId: user.id },
    rights: rightsOf(user.granted.map(permissionsOf), scope),
  };
}

/** Somebody who is not blocked, with the roles of their own and of their groups. */
async function readUser(
  { db }: ReadContext,
  id: string,
): Promise<(User & { readonly granted: readonly GrantRow[] }) | undefined> {
  const user = await db.user.findUnique({
    where: { id },
    include: { grants: { include: withRole } },
  });
  if (!user || user.blockedAt) return undefined;
  const groups = groupsOfRow(user);
  const ofGroups =
    groups.length === 0
      ? []
      : await db.grant.findMany({ where: { group: { in: [...groups] } }, include: withRole });
  return { ...user, granted: [...user.grants, ...ofGroups] };
}
