import type { GrantDocument } from '#lib/api/people.ts';
import type { Context } from '#lib/context/context.ts';
import { noteChange, noteTarget } from '#lib/context/trace.ts';
import type { Tx } from '#lib/db/client.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { keepingAnAdministrator } from './last-administrator.ts';
import { builtInRoleIds } from './permissions.ts';
import { toGrant } from './person-document.ts';
import { publishRights } from './publish-rights.ts';
import { type GrantRow, withRole } from './read-grants.ts';
import { requirePerson } from './require-person.ts';

export interface NewGrant {
  /** A role that comes with the product by its name, or one that was made by its id. */
  readonly role: string;
  /** Name of the environment; null for all. */
  readonly environment?: string | null | undefined;
}

/** A role and an environment that are there, as a grant keeps them. */
interface ResolvedGrant {
  readonly builtIn: string | null;
  readonly roleId: string | null;
  readonly environmentId: string | null;
}

/** Throws `role-not-found` and `environment-not-found`. */
export async function resolveGrant(
  { db }: Pick<Context, 'db'>,
  { role, environment }: NewGrant,
): Promise<ResolvedGrant> {
  const isBuiltIn = (builtInRoleIds as readonly string[]).includes(role);
  if (!isBuiltIn && !(await db.role.findUnique({ where: { id: role } }))) {
    throw new AppError('role-not-found', 'There is no such role.', {
      fields: [{ in: 'body', path: ['role'], message: 'There is no such role' }],
    });
  }
  return {
    builtIn: isBuiltIn ? role : null,
    roleId: isBuiltIn ? null : role,
    environmentId: environment ? (await requireEnvironment(db, environment)).id : null,
  };
}

/** Throws `grant-exists`. */
export async function createGrant(
  { actor, clock }: Pick<Context, 'actor' | 'clock'>,
  tx: Pick<Tx, 'grant'>,
  given: ResolvedGrant & { readonly userId?: string | null; readonly group?: string | null },
): Promise<GrantRow> {
  const of = { userId: null, group: null, ...given };
  if (await tx.grant.findFirst({ where: of })) {
    throw new AppError('grant-exists', 'The role is given there already.');
  }
  return tx.grant.create({
    data: { ...of, grantedBy: actor.name, grantedAt: clock.now() },
    include: withRole,
  });
}

/** Gives a role to a person or a group. Throws `person-not-found` and what is not there. */
export async function addGrant(
  ctx: Context,
  given: NewGrant & { readonly person?: string | undefined; readonly group?: string | undefined },
): Promise<GrantDocument> {
  const { person, group } = given;
  const user = person === undefined ? undefined : await requirePerson(ctx.db, person);
  const resolved = await resolveGrant(ctx, given);
  const row = await ctx.db.$transaction(async (tx) => {
    const of = { userId: user?.id ?? null, group: group ?? null };
    const created = await createGrant(ctx, tx, { ...resolved, ...of });
    await publishRights(tx);
    return created;
  });
  ctx.signals.liveEventsWritten();
  const document = toGrant(row);
  noteTarget(user?.email ?? `group ${group}`);
  noteChange({ before: null, after: essenceOf(document) });
  return document;
}

/** Takes a role away. Throws `grant-not-found` and `last-administrator`. */
export async function removeGrant(ctx: Context, { id }: { readonly id: string }): Promise<null> {
  await ctx.db.$transaction(async (tx) => {
    const row = await tx.grant.findUnique({
      where: { id },
      include: { ...withRole, user: { select: { email: true } } },
    });
    if (!row) throw new AppError('grant-not-found', 'There is no such grant.');
    noteTarget(row.user?.email ?? `group ${row.group}`);
    noteChange({ before: essenceOf(toGrant(row)), after: null });
    await keepingAnAdministrator(tx, () => tx.grant.delete({ where: { id } }));
    await publishRights(tx);
  });
  ctx.signals.liveEventsWritten();
  return null;
}

function essenceOf({ roleTitle, environment }: GrantDocument) {
  return { role: roleTitle, environment: environment ?? 'all environments' };
}
