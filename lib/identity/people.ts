import { randomBytes } from 'node:crypto';
import type { Invitation, Person } from '#lib/api/people.ts';
import type { Context } from '#lib/context/context.ts';
import { noteChange, noteTarget } from '#lib/context/trace.ts';
import { Prisma } from '#lib/db/client.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { createGrant, type NewGrant, resolveGrant } from './grants.ts';
import { keepingAnAdministrator } from './last-administrator.ts';
import { toGrant, toPerson, withGrants } from './person-document.ts';
import { publishRights } from './publish-rights.ts';
import { withRole } from './read-grants.ts';
import { requirePerson } from './require-person.ts';

interface ById {
  readonly id: string;
}

const invitationDays = 3;

/** Who may sign in, by name, and the roles of groups. */
export async function listPeople({ db }: Context) {
  const [people, groupGrants] = await Promise.all([
    db.user.findMany({ include: withGrants, orderBy: [{ name: 'asc' }, { email: 'asc' }] }),
    db.grant.findMany({
      where: { group: { not: null } },
      include: withRole,
      orderBy: [{ group: 'asc' }, { grantedAt: 'asc' }],
    }),
  ]);
  return { people: people.map(toPerson), groupGrants: groupGrants.map(toGrant) };
}

/** Adds somebody, with a first role where one is named. Throws `person-exists` and what a grant does. */
export async function addPerson(
  ctx: Context,
  { name, email, role, environment }: { name: string; email: string } & Partial<NewGrant>,
): Promise<{ readonly person: Person; readonly invitation: Invitation }> {
  const given = role === undefined ? undefined : await resolveGrant(ctx, { role, environment });
  try {
    const row = await ctx.db.$transaction(async (tx) => {
      const { id } = await tx.user.create({ data: { name, email } });
      if (given) await createGrant(ctx, tx, { ...given, userId: id });
      return tx.user.findUniqueOrThrow({ where: { id }, include: withGrants });
    });
    noteTarget(email);
    return { person: toPerson(row), invitation: await makeInvitation(ctx, row.id) };
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
      throw new AppError('person-exists', `There is somebody with the address ${email} already.`, {
        fields: [{ in: 'body', path: ['email'], message: 'Somebody has this address' }],
      });
    }
    throw error;
  }
}

/** Renames or blocks. Throws `person-not-found` and `last-administrator`. */
export async function changePerson(
  ctx: Context,
  {
    id,
    name,
    blocked,
  }: ById & { readonly name?: string | undefined; readonly blocked?: boolean | undefined },
): Promise<Person> {
  const row = await ctx.db.$transaction(async (tx) => {
    const before = await requirePerson(tx, id);
    noteTarget(before.email);
    const data = {
      ...(name === undefined ? {} : { name }),
      ...(blocked === undefined
        ? {}
        : { blockedAt: blocked ? (before.blockedAt ?? ctx.clock.now()) : null }),
    };
    const changed = await keepingAnAdministrator(tx, () =>
      tx.user.update({ where: { id }, data, include: withGrants }),
    );
    if (blocked) await tx.session.deleteMany({ where: { userId: id } });
    await publishRights(tx);
    noteChange({ before: essenceOf(before), after: essenceOf(changed) });
    return changed;
  });
  ctx.signals.liveEventsWritten();
  return toPerson(row);
}

/** Removes somebody and all they have. Throws `person-not-found` and `last-administrator`. */
export async function removePerson(ctx: Context, { id }: ById): Promise<null> {
  await ctx.db.$transaction(async (tx) => {
    const before = await requirePerson(tx, id);
    noteTarget(before.email);
    noteChange({ before: essenceOf(before), after: null });
    await keepingAnAdministrator(tx, () => tx.user.delete({ where: { id } }));
    await publishRights(tx);
  });
  ctx.signals.liveEventsWritten();
  return null;
}

/** An address by which somebody chooses a new password. Throws `person-not-found`. */
export async function invitePerson(ctx: Context, { id }: ById): Promise<Invitation> {
  noteTarget((await requirePerson(ctx.db, id)).email);
  return makeInvitation(ctx, id);
}

async function makeInvitation({ identity, clock }: Context, userId: string): Promise<Invitation> {
  const token = randomBytes(24).toString('base64url');
  const expiresAt = new Date(clock.now().getTime() + invitationDays * 86_400_000);
  const { internalAdapter } = await identity.signIn.$context;
  await internalAdapter.createVerificationValue({
    identifier: `reset-password:${token}`,
    value: userId,
    expiresAt,
  });
  // Behind the hash, so that no server and no proxy writes it down.
  return { url: `/welcome#${token}`, expiresAt: expiresAt.toISOString() };
}

function essenceOf({
  name,
  blockedAt,
}: {
  readonly name: string;
  readonly blockedAt: Date | null;
}) {
  return { name, blocked: blockedAt !== null };
}
