import type { Tx, User } from '#lib/db/client.ts';
import { AppError } from '#lib/errors/app-error.ts';

/** Throws `person-not-found`. */
export async function requirePerson(db: Pick<Tx, 'user'>, id: string): Promise<User> {
  const user = await db.user.findUnique({ where: { id } });
  if (!user) throw new AppError('person-not-found', 'There is nobody with this id.');
  return user;
}
