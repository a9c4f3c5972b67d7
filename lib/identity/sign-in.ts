import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { APIError, createAuthMiddleware, isAPIError } from 'better-auth/api';
import { genericOAuth } from 'better-auth/plugins';
import { longestPassword, shortestPassword } from '#lib/api/session.ts';
import type { IdentityConfig, SecretKey } from '#lib/config/identity-config.ts';
import type { Db } from '#lib/db/client.ts';
import { remoteAddressOf } from '#lib/http/remote-address.ts';
import type { Log } from '#lib/log/log.ts';
import { groupsOf } from './groups-of.ts';
import type { SignInRecord } from './record-sign-in.ts';

export const ssoProvider = 'sso';
export const signInPath = '/api/auth';

/** Whose invitation was followed is told when the password is set: there is no session. */
const followedPath = '/reset-password';

const hour = 3_600;
const day = 24 * hour;

interface Settings {
  readonly db: Db;
  readonly config: IdentityConfig & { readonly secretKeys: readonly SecretKey[] };
  readonly log: Log;
  /** Writes down that somebody signed in or out, or tried to. */
  readonly record: (what: SignInRecord) => Promise<void>;
}

export type SignIn = ReturnType<typeof createSignIn>;

/**
 * Passwords, passkeys, single sign-on and the sessions that come of them, by better-auth. People are
 * added by an administrator or come by single sign-on; nobody signs up.
 */
export function createSignIn({ db, config, log, record }: Settings) {
  const { singleSignOn } = config;
  return betterAuth({
    appName: 'Strata',
    basePath: signInPath,
    baseURL: config.publicUrl ?? { allowedHosts: [...config.hosts], protocol: 'http' },
    secrets: [...config.secretKeys],
    database: prismaAdapter(db, { provider: 'postgresql', transaction: true }),
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message) => log[level]({ component: 'sign-in' }, message),
    },
    user: {
      additionalFields: {
        groups: { type: 'string[]', required: false, returned: false },
        blockedAt: { type: 'date', required: false, input: false, returned: false },
      },
    },
    session: {
      expiresIn: 7 * day,
      updateAge: hour,
      freshAge: day,
    },
    account: {
      modelName: 'signInMethod',
      updateAccountOnSignIn: false,
      /** People are added by an administrator, who knows whose address it is. */
      accountLinking: { enabled: true, requireLocalEmailVerified: false },
    },
    verification: { storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      revokeSessionsOnPasswordReset: true,
      onPasswordReset: async ({ user }, request) => {
        const { headers } = request ?? {};
        await record({
          path: followedPath,
          given: undefined,
          person: user.email,
          ...from(headers),
        });
      },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 60,
      customRules: {
        '/sign-in/email': { window: 60, max: config.signInAttempts },
        '/reset-password': { window: 60, max: config.signInAttempts },
        '/change-password': { window: 60, max: config.signInAttempts },
      },
    },
    advanced: {
      cookiePrefix: config.cookiePrefix,
      disableOriginCheck: false,
      disableCSRFCheck: false,
      useSecureCookies: config.publicUrl?.startsWith('https:') ?? false,
      database: { generateId: false },
      ipAddress: { ipAddressHeaders: ['x-forwarded-for'] },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const user = await db.user.findUnique({ where: { id: session.userId } });
            if (!user?.blockedAt) return;
            const message = 'An administrator has blocked this account.';
            throw new APIError('FORBIDDEN', { code: 'BLOCKED', message });
          },
        },
      },
      account: {
        create: {
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
    },
    hooks: {
      after: createAuthMiddleware(async (ctx) => {
        const { newSession, session, returned } = ctx.context;
        const refusal = refusalOf(returned);
        if (ctx.path === followedPath && refusal === undefined) return;
        await record({
          path: ctx.path,
          given: ctx.body?.email,
          person: (newSession ?? session)?.user.email,
          refusal,
          ...from(ctx.headers),
        });
      }),
    },
    plugins: [
      passkey({ rpName: 'Strata' }),
      ...(singleSignOn
        ? [
            genericOAuth({
              config: [
                {
                  providerId: ssoProvider,
                  name: singleSignOn.title,
                  discoveryUrl: `${singleSignOn.issuer}/.well-known/openid-configuration`,
                  clientId: singleSignOn.clientId,
                  clientSecret: singleSignOn.clientSecret,
                  scopes: [...singleSignOn.scopes],
                  pkce: true,
                  requireIdTokenVerification: true,
                  overrideUserInfo: true,
                  mapProfileToUser: (profile) => ({
                    name: nameOf(profile),
                    groups: groupsOf(profile, singleSignOn.groupsClaim),
                  }),
                },
              ],
            }),
          ]
        : []),
    ],
  });
}

/** From where a request came, as the audit tells it. */
function from(headers: Headers | undefined) {
  return {
    remoteAddress: headers && remoteAddressOf(headers),
    userAgent: headers?.get('user-agent') ?? undefined,
  };
}

function nameOf(profile: Readonly<Record<string, unknown>>): string {
  const told = [profile.name, profile.preferred_username, profile.email];
  return String(told.find((text) => typeof text === 'string' && text !== '') ?? 'Somebody');
}

/** Why better-auth refused, as codes are written here; undefined where it did what it was asked. */
function refusalOf(answer: unknown): string | undefined {
  if (!isAPIError(answer)) return undefined;
  const location = new Headers(answer.headers).get('location');
  const code =
    location === null
      ? (answer.body?.code ?? String(answer.status))
      : new URL(location, 'http://redirect.invalid').searchParams.get('error');
  return code?.toLowerCase().replaceAll('_', '-');
}
