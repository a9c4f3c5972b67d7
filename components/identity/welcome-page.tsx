'use client';

import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { TextField } from '#components/ui/text-field.tsx';
import { shortestPassword } from '#lib/api/session.ts';
import { useFollowInvitation } from '#lib/queries/sign-in.ts';
import { Entrance } from './entrance.tsx';

/** Where an invitation leads: somebody chooses their password. */
export function WelcomePage() {
  const follow = useFollowInvitation();
  const [password, setPassword] = useState('');
  const [token] = useState(() => window.location.hash.slice(1));
  if (follow.isSuccess) {
    return (
      <Entrance title="Your password is set">
        <Button variant="primary" fullWidth onClick={() => window.location.assign('/')}>
          Go to sign in
        </Button>
      </Entrance>
    );
  }
  return (
    <Entrance title="Choose your password" description="With it you sign in from now on.">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          follow.mutate({ token, newPassword: password });
        }}
      >
        <SpaceBetween size="m">
          <TextField
            label="Password"
            description={`At least ${shortestPassword} characters.`}
            type="password"
            autoComplete="new-password"
            autoFocus
            value={password}
            onChange={setPassword}
          />
          {follow.error && (
            <Alert type="error" header="It was refused">
              {follow.error.message}
            </Alert>
          )}
          <Button
            variant="primary"
            formAction="submit"
            fullWidth
            loading={follow.isPending}
            disabled={password.length < shortestPassword}
          >
            Set password
          </Button>
        </SpaceBetween>
      </form>
    </Entrance>
  );
}
