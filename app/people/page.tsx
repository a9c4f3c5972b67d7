import type { Metadata } from 'next';
import { PeoplePage } from '#components/identity/people-page.tsx';
import { PermittedPage } from '#components/identity/permitted-page.tsx';

export const metadata: Metadata = { title: 'People and roles' };

export default function Page() {
  return (
    <PermittedPage
      permission="administer"
      breadcrumbs={[{ text: 'People and roles', href: '/people' }]}
    >
      <PeoplePage />
    </PermittedPage>
  );
}
