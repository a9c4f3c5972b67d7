'use client';

import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useNotifications } from '#components/shell/notifications.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { shortestPassword } from '#lib/api/session.ts';
import { useChangePassword } from '#lib/queries/sign-in.ts';

const empty = { currentPassword: '', newPassword: '' };

/** Changes one’s password, which signs out everywhere else. */
export function PasswordSection() {
  const change = useChangePassword();
  const { notify } = useNotifications();
  const [given, setGiven] = useState(empty);
  const submit = () =>
    change.mutate(given, {
      onSuccess: () => {
        setGiven(empty);
        notify({
          type: 'success',
          header: 'Your password is changed',
          content: 'You are signed out everywhere else.',
        });
      },
    });
  return (
    <Container header={<Header description="Signs you out everywhere else">Password</Header>}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <SpaceBetween size="m">
          <TextField
            label="Present password"
            type="password"
            autoComplete="current-password"
            value={given.currentPassword}
            onChange={(currentPassword) => setGiven({ ...given, currentPassword })}
          />
          <TextField
            label="New password"
            description={`At least ${shortestPassword} characters.`}
            type="password"
            autoComplete="new-password"
            value={given.newPassword}
            onChange={(newPassword) => setGiven({ ...given, newPassword })}
          />
          {change.error && (
            <Alert type="error" header="It was refused">
              {change.error.message}
            </Alert>
          )}
          <Button
            formAction="submit"
            loading={change.isPending}
            disabled={given.currentPassword === '' || given.newPassword.length < shortestPassword}
          >
            Change password
          </Button>
        </SpaceBetween>
      </form>
    </Container>
  );
}
