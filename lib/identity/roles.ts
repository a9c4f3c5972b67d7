import type { RoleDocument } from '#lib/api/people.ts';
import type { Context } from '#lib/context/context.ts';
import { noteChange, noteTarget } from '#lib/context/trace.ts';
import { Prisma } from '#lib/db/client.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { keepingAnAdministrator } from './last-administrator.ts';
import { builtInRoleIds, builtInRoles, type Permission } from './permissions.ts';
import { publishRights } from './publish-rights.ts';

interface RoleInput {
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly Permission[];
}

type Changes = { readonly [Key in keyof RoleInput]?: RoleInput[Key] | undefined };

const withCount = { _count: { select: { grants: true } } } satisfies Prisma.RoleInclude;

type RoleRow = Prisma.RoleGetPayload<{ include: typeof withCount }>;

/** The roles that come with the product, and then those that were made, by name. */
export async function listRoles({ db }: Context): Promise<{ readonly roles: RoleDocument[] }> {
  const [made, counts] = await Promise.all([
    db.role.findMany({ include: withCount, orderBy: { name: 'asc' } }),
    db.grant.groupBy({ by: ['builtIn'], _count: true, where: { builtIn: { not: null } } }),
  ]);
  const comeAlong = builtInRoleIds.map((id): RoleDocument => {
    const { title, description, permissions } = builtInRoles[id];
    const grants = counts.find(({ builtIn }) => builtIn === id)?._count ?? 0;
    return { id, name: title, description, permissions: [...permissions], builtIn: true, grants };
  });
  return { roles: [...comeAlong, ...made.map(toDocument)] };
}

/** Throws `role-exists`. */
export async function addRole(ctx: Context, input: RoleInput): Promise<RoleDocument> {
  requireFreeName(input.name);
  const data = { ...input, permissions: [...input.permissions], createdAt: ctx.clock.now() };
  const row = await unlessTaken(input.name, () => ctx.db.role.create({ data, include: withCount }));
  noteTarget(row.name);
  return toDocument(row);
}

/** Throws `role-not-found`, `role-exists` and `last-administrator`. */
export async function changeRole(
  ctx: Context,
  { id, ...changes }: Changes & { readonly id: string },
): Promise<RoleDocument> {
  if (changes.name !== undefined) requireFreeName(changes.name);
  const role = await unlessTaken(changes.name ?? '', () =>
    ctx.db.$transaction(async (tx) => {
      const before = toDocument(await requireRole(tx, id));
      const data = Object.fromEntries(
        Object.entries(changes).filter(([, value]) => value !== undefined),
      );
      const after = toDocument(
        await keepingAnAdministrator(tx, () =>
          tx.role.update({ where: { id }, data, include: withCount }),
        ),
      );
      noteTarget(before.name);
      noteChange({ before: essenceOf(before), after: essenceOf(after) });
      await publishRights(tx);
      return after;
    }),
  );
  ctx.signals.liveEventsWritten();
  return role;
}

/** Throws `role-not-found`, and `role-granted` while somebody has it. */
export async function removeRole(ctx: Context, { id }: { readonly id: string }): Promise<null> {
  await ctx.db.$transaction(async (tx) => {
    const role = toDocument(await requireRole(tx, id));
    if (role.grants > 0) {
      const message = `${role.name} is given to ${role.grants} at the moment. Take it away from them first.`;
      throw new AppError('role-granted', message);
    }
    noteTarget(role.name);
    noteChange({ before: essenceOf(role), after: null });
    await tx.role.delete({ where: { id } });
  });
  return null;
}

async function requireRole(db: Pick<Context['db'], 'role'>, id: string): Promise<RoleRow> {
  const role = await db.role.findUnique({ where: { id }, include: withCount });
  if (!role) throw new AppError('role-not-found', 'There is no such role.');
  return role;
}

function requireFreeName(name: string): void {
  const taken = builtInRoleIds.some(
    (id) => builtInRoles[id].title.toLowerCase() === name.toLowerCase(),
  );
  if (taken) throw nameTaken(name);
}

async function unlessTaken<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
    throw isTaken ? nameTaken(name) : error;
  }
}

function nameTaken(name: string): AppError {
  return new AppError('role-exists', `There is a role ${name} already.`, {
    fields: [{ in: 'body', path: ['name'], message: 'The name is taken' }],
  });
}

function toDocument({ id, name, description, permissions, _count }: RoleRow): RoleDocument {
  return {
    id,
    name,
    description,
    permissions: permissions as Permission[],
    builtIn: false,
    grants: _count.grants,
  };
}

function essenceOf({ name, description, permissions }: RoleDocument) {
  return { name, description, permissions };
}
