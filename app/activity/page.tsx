import type { Metadata } from 'next';
import { AuditPage } from '#components/audit/audit-page.tsx';
import { PermittedPage } from '#components/identity/permitted-page.tsx';

export const metadata: Metadata = { title: 'Audit' };

export default function Page() {
  return (
    <PermittedPage permission="audit" breadcrumbs={[{ text: 'Audit', href: '/activity' }]}>
      <AuditPage />
    </PermittedPage>
  );
}
