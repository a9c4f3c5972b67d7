import type { Metadata } from 'next';
import { ArchitecturePage } from '#components/architecture/architecture-page.tsx';

interface PageProps {
  readonly params: Promise<{ readonly name: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Architecture of ${(await params).name}` };
}

export default async function Page({ params }: PageProps) {
  const { name } = await params;
  return <ArchitecturePage environmentName={name} />;
}
