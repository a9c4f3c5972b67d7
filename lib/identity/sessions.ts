import type { SessionState, SignedInSession } from '#lib/api/session.ts';
import type { Context } from '#lib/context/context.ts';
import { noteTarget } from '#lib/context/trace.ts';
import type { Session } from '#lib/db/client.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { publishRights } from './publish-rights.ts';
import { requirePerson } from './require-person.ts';
import { isSetUp } from './set-up.ts';
import type { Caller } from './who-asks.ts';

type ReadContext = Pick<Context, 'db' | 'clock' | 'identity'>;

/** Who is signed in, and what a browser needs to know to let somebody sign in. */
export async function readSession(
  ctx: ReadContext,
  caller: Caller | undefined,
): Promise<SessionState> {
  const { singleSignOn, setUpNeedsCode } = ctx.identity.config;
  const state = caller ? 'signed-in' : (await isSetUp(ctx)) ? 'signed-out' : 'set-up';
  return {
    state,
    codeRequired: state === 'set-up' && setUpNeedsCode,
    singleSignOn: singleSignOn?.title ?? null,
    person: caller ? await personOf(ctx, caller) : null,
    rights: {
      everywhere: [...(caller?.rights.everywhere ?? [])],
      byEnvironment: Object.fromEntries(
        Object.entries(caller?.rights.byEnvironment ?? {}).map(([name, held]) => [name, [...held]]),
      ),
    },
  };
}

async function personOf({ db }: ReadContext, { person: { id, name, email } }: Caller) {
  const password = await db.signInMethod.findFirst({
    where: { userId: id, password: { not: null } },
    select: { id: true },
  });
  return { id, name, email, hasPassword: password !== null };
}

/** Where the caller is signed in, latest first. */
export async function listSessions(
  ctx: Context,
): Promise<{ readonly sessions: SignedInSession[] }> {
  return sessionsOf(ctx, ctx.actor.userId ?? '');
}

/** Where somebody is signed in. Throws `person-not-found`. */
export async function listPersonSessions(
  ctx: Context,
  { id }: { readonly id: string },
): Promise<{ readonly sessions: SignedInSession[] }> {
  await requirePerson(ctx.db, id);
  return sessionsOf(ctx, id);
}

/** Signs a session out. Throws `session-not-found`, also for those of others without the permission. */
export async function revokeSession(ctx: Context, { id }: { readonly id: string }): Promise<null> {
  const row = await ctx.db.session.findUnique({
    where: { id },
    include: { user: { select: { email: true } } },
  });
  const isOwn = row !== null && row.userId === ctx.actor.userId && ctx.actor.kind !== 'token';
  if (!row || !(isOwn || ctx.rights.may('administer'))) {
    throw new AppError('session-not-found', 'There is no such session.');
  }
  noteTarget(row.user.email);
  await ctx.db.$transaction(async (tx) => {
    await tx.session.deleteMany({ where: { id } });
    await publishRights(tx);
  });
  ctx.signals.liveEventsWritten();
  return null;
}

async function sessionsOf(
  { db, clock, actor }: Context,
  userId: string,
): Promise<{ readonly sessions: SignedInSession[] }> {
  const rows = await db.session.findMany({
    where: { userId, expiresAt: { gt: clock.now() } },
    orderBy: { updatedAt: 'desc' },
  });
  return { sessions: rows.map((row) => toDocument(row, actor.sessionId)) };
}

function toDocument(row: Session, current: string | undefined): SignedInSession {
  return {
    id: row.id,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.updatedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    ipAddress: row.ipAddress || null,
    userAgent: row.userAgent || null,
    current: row.id === current,
  };
}
