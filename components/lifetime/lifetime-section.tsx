'use client';

import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import type { LifetimeState } from '#lib/api/lifetime.ts';
import { LifetimeButtons } from './lifetime-buttons.tsx';
import { LifetimeDialog } from './lifetime-dialog.tsx';
import { LifetimeText } from './lifetime-text.tsx';

interface LifetimeSectionProps {
  readonly environmentName: string;
  readonly state: LifetimeState;
}

const descriptions = {
  destroy:
    'For environments that are there for a while. At the end everything is destroyed, as by Destroy; every page warns from a day before.',
  park: 'For environments that are there for a while. This one is production: at the end it is parked.',
} as const;

/** The end of an environment, to be set, put off or called off. */
export function LifetimeSection({ environmentName, state }: LifetimeSectionProps) {
  const { lifetime, atEnd } = state;
  const [isAsking, setAsking] = useState(false);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={descriptions[atEnd]}
          actions={
            lifetime ? (
              <LifetimeButtons environmentName={environmentName} lifetime={lifetime} />
            ) : (
              <PermittedButton
                permission="deploy"
                environmentName={environmentName}
                onClick={() => setAsking(true)}
              >
                Set an end
              </PermittedButton>
            )
          }
        >
          Time to live
        </Header>
      }
    >
      {lifetime ? (
        <LifetimeText lifetime={lifetime} atEnd={atEnd} />
      ) : (
        'It lives until somebody destroys it.'
      )}
      {isAsking && (
        <LifetimeDialog
          environmentName={environmentName}
          atEnd={atEnd}
          onDismiss={() => setAsking(false)}
        />
      )}
    </Container>
  );
}
