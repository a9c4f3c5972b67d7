'use client';

import Button from '@cloudscape-design/components/button';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState } from 'react';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import { Copyable } from '#components/ui/copyable.tsx';
import type { ToolStatus } from '#lib/api/tool-documents.ts';
import { useRevealCredentials } from '#lib/queries/tools.ts';

/** How long a password stays on the screen. */
const shownMs = 60_000;

interface Shown {
  readonly username: string | null;
  readonly password: string;
}

interface ToolCredentialsProps {
  readonly environmentName: string;
  readonly tool: ToolStatus;
}

/** User and password of a tool, read when somebody asks and not before, and gone again after a minute. */
export function ToolCredentials({ environmentName, tool }: ToolCredentialsProps) {
  const reveal = useRevealCredentials(environmentName);
  const { notify, notifyError } = useNotifications();
  const [shown, setShown] = useState<Shown>();
  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => setShown(undefined), shownMs);
    return () => clearTimeout(timer);
  }, [shown]);

  const ask = (use: (credentials: Shown) => void | Promise<void>) =>
    reveal.mutate(tool.id, {
      onSuccess: (credentials) => {
        reveal.reset();
        return use(credentials);
      },
      onError: (error) => notifyError(`The password of ${tool.title} was not read`, error),
    });

  const copy = async ({ password }: Shown) => {
    try {
      await navigator.clipboard.writeText(password);
      notify({ type: 'success', content: `The password of ${tool.title} was copied.` });
    } catch {
      notify({ type: 'error', content: 'The browser did not allow copying.' });
    }
  };

  if (shown) {
    return (
      <SpaceBetween size="xs">
        <KeyValuePairs
          columns={1}
          items={[
            ...(shown.username === null
              ? []
              : [{ label: 'User', value: <Copyable text={shown.username} what="user" /> }]),
            { label: 'Password', value: <Copyable text={shown.password} what="password" /> },
          ]}
        />
        <Button variant="inline-link" onClick={() => setShown(undefined)}>
          Hide
        </Button>
      </SpaceBetween>
    );
  }
  return (
    <SpaceBetween size="xs" direction="horizontal">
      <PermittedButton
        permission="reveal"
        environmentName={environmentName}
        variant="inline-link"
        iconName="lock-private"
        disabled={reveal.isPending}
        ariaLabel={`Reveal the password of ${tool.title}`}
        onClick={() => ask(setShown)}
      >
        Reveal password
      </PermittedButton>
      <PermittedButton
        permission="reveal"
        environmentName={environmentName}
        variant="inline-link"
        iconName="copy"
        disabled={reveal.isPending}
        ariaLabel={`Copy the password of ${tool.title}`}
        onClick={() => ask(copy)}
      >
        Copy password
      </PermittedButton>
    </SpaceBetween>
  );
}
