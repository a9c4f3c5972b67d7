import type { Metadata } from 'next';
import { DeploymentsPage } from '#components/deployments/deployments-page.tsx';

export const metadata: Metadata = { title: 'Deployments' };

interface PageProps {
  readonly params: Promise<{ readonly name: string }>;
}

export default async function Page({ params }: PageProps) {
  const { name } = await params;
  return <DeploymentsPage environmentName={name} />;
}
