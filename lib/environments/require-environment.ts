import type { Environment, Tx } from '#lib/db/client.ts';
import { AppError } from '#lib/errors/app-error.ts';

/** The environment of a name. Throws `environment-not-found`. */
export async function requireEnvironment(
  db: Pick<Tx, 'environment'>,
  name: string,
): Promise<Environment> {
  const environment = await db.environment.findUnique({ where: { name } });
  if (!environment) throw environmentNotFound(name);
  return environment;
}

export function environmentNotFound(name: string): AppError {
  return new AppError('environment-not-found', `There is no environment named ${name}.`);
}
