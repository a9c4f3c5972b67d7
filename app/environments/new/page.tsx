import type { Metadata } from 'next';
import { CreateEnvironmentPage } from '#components/environments/create-environment-page.tsx';
import { PermittedPage } from '#components/identity/permitted-page.tsx';

export const metadata: Metadata = { title: 'Create environment' };

export default function Page() {
  return (
    <PermittedPage
      permission="create"
      breadcrumbs={[{ text: 'Create environment', href: '/environments/new' }]}
    >
      <CreateEnvironmentPage />
    </PermittedPage>
  );
}
