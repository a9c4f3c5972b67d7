'use client';

import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { TextField } from '#components/ui/text-field.tsx';
import {
  useSignInByPasskey,
  useSignInByPassword,
  useSignInElsewhere,
} from '#lib/queries/sign-in.ts';
import { Entrance } from './entrance.tsx';

/** Lets somebody sign in by password, passkey or single sign-on; then the page they wanted follows. */
export function SignInPage({ singleSignOn }: { readonly singleSignOn: string | null }) {
  const byPassword = useSignInByPassword();
  const byPasskey = useSignInByPasskey();
  const elsewhere = useSignInElsewhere();
  const refusedElsewhere = useSearchParams().get('error');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const error =
    byPassword.error?.message ??
    byPasskey.error?.message ??
    elsewhere.error?.message ??
    (refusedElsewhere === null ? undefined : wordsOf(refusedElsewhere));
  const forget = () => {
    for (const attempt of [byPassword, byPasskey, elsewhere]) attempt.reset();
  };
  return (
    <Entrance title="Sign in">
      <SpaceBetween size="l">
        {error !== undefined && (
          <Alert type="error" header="You are not signed in">
            {error}
          </Alert>
        )}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            forget();
            byPassword.mutate({ email: email.trim(), password });
          }}
        >
          <SpaceBetween size="m">
            <TextField
              label="E-mail address"
              type="email"
              autoComplete="username webauthn"
              autoFocus
              value={email}
              onChange={setEmail}
            />
            <TextField
              label="Password"
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={setPassword}
            />
            <Button
              variant="primary"
              formAction="submit"
              fullWidth
              loading={byPassword.isPending}
              loadingText="Signing in"
              disabled={email.trim() === '' || password === ''}
            >
              Sign in
            </Button>
          </SpaceBetween>
        </form>
        <SpaceBetween size="xs">
          {singleSignOn !== null && (
            <Button
              fullWidth
              loading={elsewhere.isPending}
              onClick={() => {
                forget();
                elsewhere.mutate();
              }}
            >
              {`Sign in by ${singleSignOn}`}
            </Button>
          )}
          <Button
            fullWidth
            iconName="key"
            loading={byPasskey.isPending}
            onClick={() => {
              forget();
              byPasskey.mutate();
            }}
          >
            Sign in by passkey
          </Button>
        </SpaceBetween>
      </SpaceBetween>
    </Entrance>
  );
}

const words: Readonly<Record<string, string>> = {
  account_not_linked:
    'Somebody with this e-mail address is known already, and the provider does not say that the address is verified.',
  BLOCKED: 'An administrator has blocked this account.',
  access_denied: 'The provider of single sign-on refused.',
  state_mismatch: 'It took too long, or was begun in another window. Try again.',
};

function wordsOf(code: string): string {
  return words[code] ?? 'Single sign-on failed. The log of Strata says more.';
}
