import { z } from 'zod';

/** What encrypts and signs, newest first; older ones still decrypt. */
export interface SecretKey {
  readonly version: number;
  readonly value: string;
}

export interface SingleSignOn {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says that leads there. */
  readonly title: string;
  readonly scopes: readonly string[];
  /** The claim that people's groups are in. */
  readonly groupsClaim: string;
}

export interface IdentityConfig {
  /** Where browsers reach Strata; undefined on loopback, where it is whatever they use of `hosts`. */
  readonly publicUrl: string | undefined;
  /** Patterns of the hosts that people sign in at. */
  readonly hosts: readonly string[];
  /** Whether the first administrator needs the code that the console shows. */
  readonly setUpNeedsCode: boolean;
  readonly firstAdministrator: { readonly email: string; readonly password: string } | undefined;
  /** Undefined: kept in a file of the data directory. */
  readonly secretKeys: readonly SecretKey[] | undefined;
  readonly singleSignOn: SingleSignOn | undefined;
  readonly cookiePrefix: string;
  /** Attempts to sign in by password from one address before there has to be a minute without one. */
  readonly signInAttempts: number;
}

const secret = z.string().min(1);

export const identityVariables = {
  STRATA_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be a URL such as https://strata.example.com' })
    .optional(),
  STRATA_ADMIN_EMAIL: z.email('must be an e-mail address').toLowerCase().optional(),
  STRATA_ADMIN_PASSWORD: secret.min(12, 'must have at least 12 characters').max(128).optional(),
  STRATA_SECRET_KEYS: z
    .string()
    .regex(
      /^\d{1,9}:[^,\s]{32,}(,\d{1,9}:[^,\s]{32,})*$/,
      'must be version:key, of at least 32 characters each, newest first and separated by commas',
    )
    .optional(),
  STRATA_SIGN_IN_ATTEMPTS: z.coerce
    .number()
    .int('must be a whole number')
    .min(1, 'must be 1 or more')
    .default(10),
  STRATA_OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'must be the URL of an OpenID Connect issuer' })
    .optional(),
  STRATA_OIDC_CLIENT_ID: secret.optional(),
  STRATA_OIDC_CLIENT_SECRET: secret.optional(),
  STRATA_OIDC_TITLE: z.string().min(1).max(60).default('Single sign-on'),
  STRATA_OIDC_SCOPES: z.string().min(1).default('openid email profile'),
  STRATA_OIDC_GROUPS_CLAIM: z.string().min(1).default('groups'),
};

type Variables = z.output<z.ZodObject<typeof identityVariables>>;

interface Listening {
  readonly HOST: string;
  readonly PORT: number;
}

const loopback = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);

/** What speaks against the variables, by the name of one of them; undefined where nothing does. */
export function identityProblem(values: Variables & Listening): string | undefined {
  const { STRATA_PUBLIC_URL: publicUrl } = values;
  if (!loopback.has(values.HOST) && publicUrl === undefined) {
    return `STRATA_PUBLIC_URL: needed where HOST is not a loopback address (it is ${values.HOST}). It is the address that browsers use, such as https://strata.example.com; requests for other hosts are refused.`;
  }
  if (publicUrl !== undefined) {
    const { protocol, hostname, pathname, search, hash } = new URL(publicUrl);
    if (protocol !== 'https:' && !loopback.has(hostname)) {
      return 'STRATA_PUBLIC_URL: must be https://, since passwords and sessions cross the network. A proxy before Strata can end TLS.';
    }
    if (pathname !== '/' || search !== '' || hash !== '') {
      return 'STRATA_PUBLIC_URL: must have no path, since Strata answers at the root of its host.';
    }
  }
  if ((values.STRATA_ADMIN_EMAIL === undefined) !== (values.STRATA_ADMIN_PASSWORD === undefined)) {
    return 'STRATA_ADMIN_EMAIL and STRATA_ADMIN_PASSWORD: one is set without the other.';
  }
  const client = [
    'STRATA_OIDC_ISSUER',
    'STRATA_OIDC_CLIENT_ID',
    'STRATA_OIDC_CLIENT_SECRET',
  ] as const;
  const missing = client.filter((name) => values[name] === undefined);
  if (missing.length > 0 && missing.length < client.length) {
    return `${missing.join(' and ')}: needed for single sign-on, of which something else is set.`;
  }
  const versions = secretKeysOf(values.STRATA_SECRET_KEYS)?.map(({ version }) => version) ?? [];
  if (new Set(versions).size < versions.length) {
    return 'STRATA_SECRET_KEYS: each version may be there once.';
  }
  return undefined;
}

export function toIdentityConfig(values: Variables & Listening): IdentityConfig {
  const {
    STRATA_PUBLIC_URL: publicUrl,
    STRATA_ADMIN_EMAIL: email,
    STRATA_ADMIN_PASSWORD: password,
  } = values;
  const isLocal =
    loopback.has(values.HOST) &&
    (publicUrl === undefined || loopback.has(new URL(publicUrl).hostname));
  return {
    publicUrl: publicUrl && new URL(publicUrl).origin,
    hosts: publicUrl ? [new URL(publicUrl).host] : ['127.0.0.1:*', 'localhost:*', '[[]::1]:*'],
    setUpNeedsCode: !isLocal,
    firstAdministrator: email && password ? { email, password } : undefined,
    secretKeys: secretKeysOf(values.STRATA_SECRET_KEYS),
    singleSignOn: singleSignOnOf(values),
    // Cookies know no ports: two copies on one machine would sign each other out.
    cookiePrefix: publicUrl ? 'strata' : `strata-${values.PORT}`,
    signInAttempts: values.STRATA_SIGN_IN_ATTEMPTS,
  };
}

function secretKeysOf(text: string | undefined): SecretKey[] | undefined {
  return text?.split(',').map((entry) => {
    const colon = entry.indexOf(':');
    return { version: Number(entry.slice(0, colon)), value: entry.slice(colon + 1) };
  });
}

function singleSignOnOf(values: Variables): SingleSignOn | undefined {
  const {
    STRATA_OIDC_ISSUER: issuer,
    STRATA_OIDC_CLIENT_ID: clientId,
    STRATA_OIDC_CLIENT_SECRET: clientSecret,
  } = values;
  if (!issuer || !clientId || !clientSecret) return undefined;
  return {
    issuer: issuer.replace(/\/$/, ''),
    clientId,
    clientSecret,
    title: values.STRATA_OIDC_TITLE,
    scopes: values.STRATA_OIDC_SCOPES.split(/\s+/).filter((scope) => scope !== ''),
    groupsClaim: values.STRATA_OIDC_GROUPS_CLAIM,
  };
}
