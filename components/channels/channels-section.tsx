'use client';

import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import type { NotificationChannel } from '#lib/api/notifications.ts';
import { AddChannelDialog } from './add-channel-dialog.tsx';
import { ChannelTable } from './channel-table.tsx';
import { SigningKeyDialog } from './signing-key-dialog.tsx';

interface ChannelsSectionProps {
  readonly environmentName: string;
  readonly channels: readonly NotificationChannel[];
  readonly canSendEmail: boolean;
}

/** Who is told of what happens in an environment. */
export function ChannelsSection(props: ChannelsSectionProps) {
  const { environmentName, channels, canSendEmail } = props;
  const [isAsking, setAsking] = useState(false);
  const [signingKey, setSigningKey] = useState<string>();
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Whom Strata tells of what happens here. What is not taken is sent again for about six hours."
          actions={
            <PermittedButton
              permission="administer"
              environmentName={environmentName}
              onClick={() => setAsking(true)}
            >
              Add notifications
            </PermittedButton>
          }
        >
          Notifications
        </Header>
      }
    >
      {channels.length === 0 ? (
        'Nobody is told.'
      ) : (
        <ChannelTable environmentName={environmentName} channels={channels} />
      )}
      {isAsking && (
        <AddChannelDialog
          environmentName={environmentName}
          canSendEmail={canSendEmail}
          onAdded={(key) => {
            setAsking(false);
            setSigningKey(key ?? undefined);
          }}
          onDismiss={() => setAsking(false)}
        />
      )}
      {signingKey && (
        <SigningKeyDialog signingKey={signingKey} onDismiss={() => setSigningKey(undefined)} />
      )}
    </Container>
  );
}
