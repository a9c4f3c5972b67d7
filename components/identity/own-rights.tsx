'use client';

import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { SessionState } from '#lib/api/session.ts';

/** What whoever is signed in may do, and where. */
export function OwnRights({ rights }: Pick<SessionState, 'rights'>) {
  const { everywhere, byEnvironment } = rights;
  return (
    <Container header={<Header>What you may do</Header>}>
      <SpaceBetween size="xs">
        {everywhere.length > 0 && <Box>Everywhere: {everywhere.join(', ')}</Box>}
        {Object.entries(byEnvironment).map(([name, held]) => (
          <Box key={name}>
            {name}: {held.join(', ')}
          </Box>
        ))}
        {everywhere.length === 0 && Object.keys(byEnvironment).length === 0 && (
          <Box>Nothing yet: no role has been given to you.</Box>
        )}
      </SpaceBetween>
    </Container>
  );
}
