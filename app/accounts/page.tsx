import type { Metadata } from 'next';
import { AccountsPage } from '#components/accounts/accounts-page.tsx';
import { PermittedPage } from '#components/identity/permitted-page.tsx';

export const metadata: Metadata = { title: 'AWS accounts' };

export default function Page() {
  return (
    <PermittedPage
      permission="administer"
      breadcrumbs={[{ text: 'AWS accounts', href: '/accounts' }]}
    >
      <AccountsPage />
    </PermittedPage>
  );
}
