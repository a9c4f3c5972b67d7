import type { Metadata } from 'next';
import { ConnectionsPage } from '#components/connections/connections-page.tsx';

interface PageProps {
  readonly params: Promise<{ readonly name: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Terraform and GitHub of ${(await params).name}` };
}

export default async function Page({ params }: PageProps) {
  const { name } = await params;
  return <ConnectionsPage environmentName={name} />;
}
