import { z } from 'zod';
import { readSecretText, writeSecretText } from '#lib/aws/secret-value.ts';
import type { Context } from '#lib/context/context.ts';
import type { Environment } from '#lib/db/client.ts';
import { readStacks } from '#lib/environments/stacks.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { readJson } from '#lib/services/read-json.ts';
import type { SecretValue } from './read-assignments.ts';

const fields = z.record(z.string(), z.unknown());

/**
 * Puts keys of applications into the environment's secret, beside what it holds. Throws `nothing-deployed`
 * where there is no such secret, and `no-credentials` where it holds something else.
 */
export async function setApplicationSecrets(
  ctx: Pick<Context, 'aws'>,
  environment: Environment,
  secrets: readonly SecretValue[],
): Promise<void> {
  const secretId = applicationSecretId(environment);
  if (secretId === undefined) {
    throw new AppError('nothing-deployed', 'The layer of secrets is not deployed.');
  }
  const aws = ctx.aws(environment);
  const held = readJson(fields, await readSecretText(aws, secretId));
  if (!held) {
    throw new AppError('no-credentials', 'The secret of the applications holds no JSON object.');
  }
  const chosen = Object.fromEntries(secrets.map(({ field, value }) => [field, value]));
  await writeSecretText(aws, secretId, JSON.stringify({ ...held, ...chosen }));
}

/** The ARN of the environment's secret of applications; undefined before its layer is deployed. */
export function applicationSecretId({ stacks }: Pick<Environment, 'stacks'>): string | undefined {
  return readStacks(stacks).secrets?.outputs.ApplicationCredentialsArn;
}
