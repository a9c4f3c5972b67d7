'use client';

import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { useSession, useSessions } from '#lib/queries/session.ts';
import { OwnRights } from './own-rights.tsx';
import { PasskeyList } from './passkey-list.tsx';
import { PasswordSection } from './password-section.tsx';
import { SessionList } from './session-list.tsx';
import { TokenTable } from './token-table.tsx';

/** What somebody keeps in order about their own account. */
export function ProfilePage() {
  const { data: session } = useSession();
  const sessions = useSessions();
  const person = session?.person;
  return (
    <ShellPage breadcrumbs={[{ text: 'Your account', href: '/profile' }]}>
      <SpaceBetween size="l">
        <Header variant="h1" description={person?.email}>
          {person?.name ?? 'Your account'}
        </Header>
        {session && <OwnRights rights={session.rights} />}
        <SessionList
          query={sessions}
          header={<Header description="Where you are signed in">Sessions</Header>}
        />
        <PasskeyList />
        {person?.hasPassword && <PasswordSection />}
        <TokenTable of="me" />
      </SpaceBetween>
    </ShellPage>
  );
}
