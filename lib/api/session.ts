import { z } from 'zod';
import { permissions } from '#lib/identity/permissions.ts';
import { defineEndpoint } from './define-endpoint.ts';
import { secretFields } from './secret-fields.ts';

const tag = 'Identity';

export const permission = z.enum(permissions);

export const personName = z
  .string()
  .trim()
  .min(1, 'Say how the person is called')
  .max(100)
  .meta({ title: 'Name' });

export const emailAddress = z
  .email('An e-mail address such as ada@example.com')
  .max(254)
  .toLowerCase()
  .meta({ title: 'E-mail address' });

/** Long rather than strange. Source: NIST SP 800-63B-4, section 3.1.1.2. */
export const shortestPassword = 12;
export const longestPassword = 128;

export const newPassword = z
  .string()
  .min(shortestPassword, `At least ${shortestPassword} characters`)
  .max(longestPassword, `At most ${longestPassword} characters`)
  .meta({ title: 'Password', description: `At least ${shortestPassword} characters.` })
  .register(secretFields, { shown: 'nothing' });

export const sessionState = z
  .object({
    /** `set-up`: nobody may sign in yet, and the first administrator is asked for. */
    state: z.enum(['set-up', 'signed-out', 'signed-in']),
    /** Whether the set-up asks for the code that the console shows. */
    codeRequired: z.boolean(),
    /** What single sign-on is called; null where it is not set up. */
    singleSignOn: z.string().nullable(),
    person: z
      .object({ id: z.string(), name: z.string(), email: z.string(), hasPassword: z.boolean() })
      .nullable(),
    rights: z.object({
      everywhere: z.array(permission),
      /** By name of the environment. */
      byEnvironment: z.record(z.string(), z.array(permission)),
    }),
  })
  .meta({ id: 'Session' });

export type SessionState = z.output<typeof sessionState>;

export const getSession = defineEndpoint({
  id: 'getSession',
  method: 'GET',
  path: '/session',
  summary: 'Who is signed in and what they may do where',
  tag,
  response: sessionState,
});

export const setUp = defineEndpoint({
  id: 'setUp',
  method: 'POST',
  path: '/set-up',
  summary: 'Name the first administrator; refused once there is anybody',
  tag,
  status: 201,
  body: z.strictObject({
    name: personName,
    email: emailAddress,
    password: newPassword,
    code: z
      .string()
      .trim()
      .max(64)
      .optional()
      .meta({ title: 'Code', description: 'The code that the console shows at the start.' })
      .register(secretFields, { shown: 'nothing' }),
  }),
  response: z.object({ email: z.string() }),
  refusals: ['already-set-up', 'wrong-code', 'too-many-requests'],
});

export const signedInSession = z
  .object({
    id: z.string(),
    createdAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    ipAddress: z.string().nullable(),
    userAgent: z.string().nullable(),
    /** Whether it is the one that asks. */
    current: z.boolean(),
  })
  .meta({ id: 'SignedInSession' });

export type SignedInSession = z.output<typeof signedInSession>;

const sessionList = z.object({ sessions: z.array(signedInSession) });

export const listSessions = defineEndpoint({
  id: 'listSessions',
  method: 'GET',
  path: '/sessions',
  summary: 'Where the caller is signed in',
  tag,
  response: sessionList,
});

export const revokeSession = defineEndpoint({
  id: 'revokeSession',
  method: 'DELETE',
  path: '/sessions/{id}',
  summary: 'Sign out a session: one’s own, or with the permission anybody’s',
  tag,
  status: 204,
  params: z.strictObject({ id: z.string().min(1).max(64) }),
  response: z.null(),
  refusals: ['session-not-found'],
});

export const listPersonSessions = defineEndpoint({
  id: 'listPersonSessions',
  method: 'GET',
  path: '/people/{id}/sessions',
  summary: 'Where a person is signed in',
  tag,
  params: z.strictObject({ id: z.string().min(1).max(64) }),
  response: sessionList,
  refusals: ['person-not-found'],
});
