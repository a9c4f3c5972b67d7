import type { Metadata } from 'next';
import { CreateEnvironmentPage } from '#components/environments/create-environment-page.tsx';

export const metadata: Metadata = { title: 'Create environment' };

export default function Page() {
  return <CreateEnvironmentPage />;
}
