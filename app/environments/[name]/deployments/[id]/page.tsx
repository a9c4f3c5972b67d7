import type { Metadata } from 'next';
import { DeploymentPage } from '#components/deployments/deployment-page.tsx';

export const metadata: Metadata = { title: 'Deployment' };

interface PageProps {
  readonly params: Promise<{ readonly name: string; readonly id: string }>;
}

export default async function Page({ params }: PageProps) {
  const { name, id } = await params;
  return <DeploymentPage environmentName={name} id={id} />;
}
