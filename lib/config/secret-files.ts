import { readFileSync } from 'node:fs';

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables that may be given as the path of a file instead, by their name and `_FILE`. */
export const secretVariables = [
  'DATABASE_URL',
  'DATABASE_PASSWORD',
  'STRATA_ADMIN_PASSWORD',
  'STRATA_AUDIT_WEBHOOK_SECRET',
  'STRATA_METRICS_TOKEN',
  'STRATA_OIDC_CLIENT_SECRET',
  'STRATA_SECRET_KEYS',
  'STRATA_SMTP_URL',
] as const;

export type WithSecrets =
  | { readonly ok: true; readonly env: Environment }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Puts what is in the files in the place of their names, without the line feed at the end. */
export function readSecretFiles(env: Environment): WithSecrets {
  const problems: string[] = [];
  const read: Record<string, string> = {};
  for (const name of secretVariables) {
    const file = env[`${name}_FILE`];
    if (file === undefined) continue;
    if (env[name] !== undefined) {
      problems.push(`${name}_FILE: is set together with ${name}. One of them is enough.`);
      continue;
    }
    try {
      read[name] = readFileSync(/* turbopackIgnore: true */ file, 'utf8').replace(/\r?\n$/, '');
    } catch (error) {
      problems.push(`${name}_FILE: ${error instanceof Error ? error.message : error}`);
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, env: { ...env, ...read } };
}
