import { appendEntry } from '#lib/audit/append-entry.ts';
import type { Context } from '#lib/context/context.ts';

/** An answer of better-auth to a request, as far as the audit tells of it. */
export interface SignInRecord {
  /** Below the path of signing in, such as `/sign-in/email`. */
  readonly path: string;
  /** The e-mail address that was typed in. */
  readonly given: unknown;
  readonly person: string | undefined;
  /** Why it was refused; undefined where it was done. */
  readonly refusal?: string | undefined;
  readonly remoteAddress: string | undefined;
  readonly userAgent: string | undefined;
}

const actions: Readonly<Record<string, readonly [action: string, method?: string]>> = {
  '/sign-in/email': ['signIn', 'password'],
  '/callback/:id': ['signIn', 'single sign-on'],
  '/passkey/verify-authentication': ['signIn', 'passkey'],
  '/sign-out': ['signOut'],
  '/change-password': ['changePassword'],
  '/reset-password': ['followInvitation'],
  '/passkey/verify-registration': ['addPasskey'],
  '/passkey/delete-passkey': ['removePasskey'],
};

/** Writes down that somebody signed in or out, or tried to; not what they typed but for the address. */
export async function recordSignIn(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  record: SignInRecord,
): Promise<void> {
  const [action, method] = actions[record.path] ?? [];
  if (action === undefined) return;
  const typed = typeof record.given === 'string' ? record.given.slice(0, 254) : undefined;
  const name = record.person ?? typed ?? 'nobody';
  await db.$transaction((tx) =>
    appendEntry(tx, {
      at: clock.now(),
      actor: { name },
      action,
      target: name,
      ...(method === undefined ? {} : { input: { method } }),
      remoteAddress: record.remoteAddress,
      userAgent: record.userAgent,
      result: record.refusal === undefined ? 'done' : 'refused',
      code: record.refusal,
    }),
  );
}
