import type { Metadata } from 'next';
import { ComparisonPage } from '#components/deployments/comparison-page.tsx';

export const metadata: Metadata = { title: 'Deployments compared' };

interface PageProps {
  readonly params: Promise<{ readonly name: string }>;
}

export default async function Page({ params }: PageProps) {
  const { name } = await params;
  return <ComparisonPage environmentName={name} />;
}
