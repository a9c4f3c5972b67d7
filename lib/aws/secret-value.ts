import { GetSecretValueCommand, PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import type { Aws } from './clients.ts';
import { translateAwsError } from './translate-error.ts';

/** The text of a secret's current version, empty for a binary one. Throws the product's error for what AWS refuses. */
export async function readSecretText(
  { secrets }: Pick<Aws, 'secrets'>,
  secretId: string,
): Promise<string> {
  try {
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: secretId }));
    return SecretString ?? '';
  } catch (error) {
    throw translateAwsError(error);
  }
}

/** Gives a secret another current version. Throws the product's error for what AWS refuses. */
export async function writeSecretText(
  { secrets }: Pick<Aws, 'secrets'>,
  secretId: string,
  text: string,
): Promise<void> {
  try {
    await secrets.send(new PutSecretValueCommand({ SecretId: secretId, SecretString: text }));
  } catch (error) {
    throw translateAwsError(error);
  }
}
