import type { Metadata } from 'next';
import { OperationsPage } from '#components/operations/operations-page.tsx';

interface PageProps {
  readonly params: Promise<{ readonly name: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Operations of ${(await params).name}` };
}

export default async function Page({ params }: PageProps) {
  const { name } = await params;
  return <OperationsPage environmentName={name} />;
}
