import { passkeyClient } from '@better-auth/passkey/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createAuthClient } from 'better-auth/client';
import { keys } from './keys.ts';

const client = createAuthClient({ basePath: '/api/auth', plugins: [passkeyClient()] });

/** A refusal of signing in, in words for whoever tried. */
export class SignInError extends Error {}

interface Refusal {
  readonly status: number;
  readonly code?: string | undefined;
  readonly message?: string | undefined;
}

const words: Readonly<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD: 'The e-mail address or the password is wrong.',
  INVALID_PASSWORD: 'It is not your present password.',
  INVALID_TOKEN: 'This invitation was used already, or is too old. Ask for another one.',
  PASSWORD_TOO_SHORT: 'The password is too short.',
  PASSKEY_NOT_FOUND: 'Strata does not know this passkey.',
  AUTH_CANCELLED: 'It was cancelled, or took too long.',
  SESSION_NOT_FRESH: 'For this you must have signed in within the last day: sign out and in again.',
};

/** The answer of a call of better-auth. Throws {@link SignInError}. */
function answerOf<T>({ data, error }: { readonly data: T; readonly error: Refusal | null }): T {
  if (!error) return data;
  if (error.status === 429) {
    throw new SignInError('Too many attempts. Wait a minute, and try again.');
  }
  throw new SignInError(words[error.code ?? ''] ?? error.message ?? 'Strata does not answer.');
}

function useSigningIn<Input>(signIn: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: signIn,
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.session }),
  });
}

export const useSignInByPassword = () =>
  useSigningIn((given: { readonly email: string; readonly password: string }) =>
    client.signIn.email(given).then(answerOf),
  );

export const useSignInByPasskey = () => useSigningIn(() => client.signIn.passkey().then(answerOf));

/** Leads to the provider of single sign-on, and from there back to where the browser is. */
export function useSignInElsewhere() {
  return useMutation({
    mutationFn: async () => {
      const back = window.location.pathname + window.location.search;
      const answer = answerOf(
        await client.signIn.social({
          provider: 'sso',
          callbackURL: back,
          errorCallbackURL: back,
          disableRedirect: true,
        }),
      );
      if (answer?.url) window.location.assign(answer.url);
    },
  });
}

/** Signs out and forgets everything that was read. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => client.signOut().then(answerOf),
    onSuccess: () => window.location.assign('/'),
  });
}

export const useFollowInvitation = () =>
  useMutation({
    mutationFn: (given: { readonly token: string; readonly newPassword: string }) =>
      client.resetPassword(given).then(answerOf),
  });

export const useChangePassword = () =>
  useMutation({
    mutationFn: (given: { readonly currentPassword: string; readonly newPassword: string }) =>
      client.changePassword({ ...given, revokeOtherSessions: true }).then(answerOf),
  });

export const usePasskeys = () =>
  useQuery({
    queryKey: keys.passkeys,
    queryFn: () => client.$fetch<Passkey[]>('/passkey/list-user-passkeys').then(answerOf),
  });

export interface Passkey {
  readonly id: string;
  readonly name?: string | null;
  readonly createdAt: string;
}

function useChangingPasskeys<Input>(change: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.passkeys }),
  });
}

export const useAddPasskey = () =>
  useChangingPasskeys((name: string) => client.passkey.addPasskey({ name }).then(answerOf));

export const useRemovePasskey = () =>
  useChangingPasskeys((id: string) => client.passkey.deletePasskey({ id }).then(answerOf));
