import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const credentialVariables = [
  'AWS_ACCESS_KEY_ID',
  'AWS_PROFILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
];

/**
 * Whether the SDK's default chain would find credentials without asking the network: variables,
 * or a shared credentials or config file. An EC2 instance profile is not looked for; there, set
 * `STRATA_CLOUD=aws`.
 */
export function hasAwsCredentials(env: Readonly<Record<string, string | undefined>>): boolean {
  if (credentialVariables.some((name) => env[name])) return true;
  const home = env.HOME ?? homedir();
  const files = [
    env.AWS_SHARED_CREDENTIALS_FILE ??
      join(/* turbopackIgnore: true */ home, '.aws', 'credentials'),
    env.AWS_CONFIG_FILE ?? join(/* turbopackIgnore: true */ home, '.aws', 'config'),
  ];
  return files.some((file) => existsSync(/* turbopackIgnore: true */ file));
}
