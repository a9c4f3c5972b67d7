'use client';

import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { TextField } from '#components/ui/text-field.tsx';
import { shortestPassword } from '#lib/api/session.ts';
import { ApiError } from '#lib/queries/call-api.ts';
import { useSetUp } from '#lib/queries/session.ts';
import { useSignInByPassword } from '#lib/queries/sign-in.ts';
import { Entrance } from './entrance.tsx';

/** Asks for the first administrator and signs them in. */
export function SetUpPage({ codeRequired }: { readonly codeRequired: boolean }) {
  const setUp = useSetUp();
  const signIn = useSignInByPassword();
  const [given, setGiven] = useState({ name: '', email: '', password: '', code: '' });
  const { error } = setUp;
  const errorOf = (field: string) =>
    error instanceof ApiError ? error.fieldError(`/${field}`) : undefined;
  const isOfNoField = error && !Object.keys(given).some((field) => errorOf(field));
  const field = (name: keyof typeof given) => ({
    value: given[name],
    error: errorOf(name),
    onChange: (value: string) => setGiven({ ...given, [name]: value }),
  });
  const submit = () => {
    const { code, ...administrator } = given;
    setUp.mutate(codeRequired ? { ...administrator, code } : administrator, {
      onSuccess: ({ email }) => signIn.mutate({ email, password: given.password }),
    });
  };
  return (
    <Entrance
      title="Who is the first administrator?"
      description="They may do everything, and let others sign in."
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <SpaceBetween size="m">
          {codeRequired && (
            <TextField
              label="Code"
              description="The console of Strata, or its log, shows it at the start."
              autoComplete="one-time-code"
              autoFocus
              {...field('code')}
            />
          )}
          <TextField
            label="Name"
            autoComplete="name"
            autoFocus={!codeRequired}
            {...field('name')}
          />
          <TextField
            label="E-mail address"
            type="email"
            autoComplete="username"
            {...field('email')}
          />
          <TextField
            label="Password"
            description={`At least ${shortestPassword} characters.`}
            type="password"
            autoComplete="new-password"
            {...field('password')}
          />
          {(isOfNoField || signIn.error) && (
            <Alert type="error" header="It was refused">
              {(error ?? signIn.error)?.message}
            </Alert>
          )}
          <Button
            variant="primary"
            formAction="submit"
            fullWidth
            loading={setUp.isPending || signIn.isPending}
            loadingText="Setting up"
          >
            Begin
          </Button>
        </SpaceBetween>
      </form>
    </Entrance>
  );
}
