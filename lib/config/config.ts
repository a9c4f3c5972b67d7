import { resolve } from 'node:path';
import { z } from 'zod';
import {
  type AuditReceivers,
  auditVariables,
  receiversProblem,
  toAuditReceivers,
} from './audit-receivers.ts';
import { hasAwsCredentials } from './aws-credentials.ts';
import {
  type IdentityConfig,
  identityProblem,
  identityVariables,
  toIdentityConfig,
} from './identity-config.ts';
import {
  type NotificationConfig,
  notificationProblem,
  notificationVariables,
  toNotificationConfig,
} from './notification-config.ts';
import {
  type OutsideServices,
  servicesProblem,
  serviceVariables,
  toOutsideServices,
} from './outside-services.ts';
import { readSecretFiles, secretVariables } from './secret-files.ts';

const port = (fallback: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, 'must be a whole number from 0 to 65535')
    .transform(Number)
    .refine((value) => value <= 65_535, 'must be a whole number from 0 to 65535')
    .default(fallback);

const variables = z.object({
  PORT: port(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  STRATA_DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://')
    .optional(),
  DATABASE_PASSWORD: z.string().min(1).optional(),
  LOCAL_AWS_PORT: port(4566),
  LOCAL_AWS_SPEED: z.coerce.number().positive('must be a number greater than 0').default(10),
  AWS_ENDPOINT_URL: z
    .url({ protocol: /^https?$/, error: 'must be a URL that starts with http:// or https://' })
    .optional(),
  AWS_REGION: z.string().min(1).optional(),
  AWS_DEFAULT_REGION: z.string().min(1).optional(),
  STRATA_CLOUD: z.enum(['auto', 'local', 'aws']).default('auto'),
  ...auditVariables,
  ...identityVariables,
  ...notificationVariables,
  ...serviceVariables,
  STRATA_RATE_LIMIT: z.coerce
    .number()
    .int('must be a whole number')
    .min(0, 'must be 0 or more')
    .default(1_200),
  STRATA_TRUSTED_PROXIES: z
    .string()
    .regex(/^\d$/, 'must be a whole number from 0 to 9')
    .transform(Number)
    .default(0),
  STRATA_METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** Names of the environment variables that are read. */
export const configVariables: readonly string[] = [
  ...Object.keys(variables.shape),
  ...secretVariables.map((name) => `${name}_FILE`),
];

/** Where the AWS clients send their calls. */
export type Cloud =
  | { readonly kind: 'aws' }
  | { readonly kind: 'local'; readonly endpoint: string; readonly speed: number }
  | { readonly kind: 'compatible'; readonly endpoint: string };

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly localAws: { readonly port: number; readonly speed: number };
  readonly cloud: Cloud;
  readonly defaultRegion: string;
  readonly audit: AuditReceivers;
  readonly identity: IdentityConfig;
  readonly notifications: NotificationConfig;
  readonly services: OutsideServices;
  /** Requests a minute that one caller may send; 0 for as many as they like. */
  readonly rateLimit: number;
  /** How many proxies there are in front, whose word about a request's way is taken. */
  readonly trustedProxies: number;
  /** What whoever reads the metrics has to know; absent, they are for this machine. */
  readonly metricsToken: string | undefined;
  readonly logLevel: string;
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the configuration from environment variables; every problem names its variable. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
  const secrets = readSecretFiles(
    Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')),
  );
  if (!secrets.ok) return secrets;
  const given = secrets.env;
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    };
  }
  const values = parsed.data;
  const problem =
    receiversProblem(values) ??
    identityProblem(values) ??
    notificationProblem(values) ??
    servicesProblem(values);
  if (problem !== undefined) return { ok: false, problems: [problem] };
  return {
    ok: true,
    config: {
      port: values.PORT,
      host: values.HOST,
      dataDir: resolve(/* turbopackIgnore: true */ values.STRATA_DATA_DIR),
      databaseUrl: withPassword(values.DATABASE_URL, values.DATABASE_PASSWORD),
      localAws: { port: values.LOCAL_AWS_PORT, speed: values.LOCAL_AWS_SPEED },
      cloud: cloudOf(values, given),
      defaultRegion: values.AWS_REGION ?? values.AWS_DEFAULT_REGION ?? 'us-east-2',
      audit: toAuditReceivers(values),
      identity: toIdentityConfig(values),
      notifications: toNotificationConfig(values),
      services: toOutsideServices(values),
      rateLimit: values.STRATA_RATE_LIMIT,
      trustedProxies: values.STRATA_TRUSTED_PROXIES,
      metricsToken: values.STRATA_METRICS_TOKEN,
      logLevel: values.LOG_LEVEL,
    },
  };
}

/** The password comes by itself where a platform keeps it, and nothing else of the address, secret. */
function withPassword(url: string | undefined, password: string | undefined): string | undefined {
  if (url === undefined || password === undefined) return url;
  const complete = new URL(url);
  complete.password = encodeURIComponent(password);
  return complete.href;
}

function cloudOf(
  values: z.output<typeof variables>,
  env: Readonly<Record<string, string | undefined>>,
): Cloud {
  const local: Cloud = {
    kind: 'local',
    endpoint: `http://127.0.0.1:${values.LOCAL_AWS_PORT}`,
    speed: values.LOCAL_AWS_SPEED,
  };
  if (values.STRATA_CLOUD === 'local') return local;
  if (values.AWS_ENDPOINT_URL) return { kind: 'compatible', endpoint: values.AWS_ENDPOINT_URL };
  if (values.STRATA_CLOUD === 'aws' || hasAwsCredentials(env)) return { kind: 'aws' };
  return local;
}

let current: Config | undefined;

/** The process's configuration, parsed once. Throws with every problem when it is not valid. */
export function getConfig(): Config {
  if (current) return current;
  const result = parseConfig(process.env);
  if (!result.ok) throw new Error(`Configuration: ${result.problems.join('; ')}`);
  current = result.config;
  return current;
}
