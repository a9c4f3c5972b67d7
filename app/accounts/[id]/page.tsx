import type { Metadata } from 'next';
import { AccountPage } from '#components/accounts/account-page.tsx';
import { PermittedPage } from '#components/identity/permitted-page.tsx';

export const metadata: Metadata = { title: 'AWS account' };

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export default async function Page({ params }: PageProps) {
  const { id } = await params;
  return (
    <PermittedPage
      permission="administer"
      breadcrumbs={[{ text: 'AWS accounts', href: '/accounts' }]}
    >
      <AccountPage id={id} />
    </PermittedPage>
  );
}
