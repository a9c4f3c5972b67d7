import type { Metadata } from 'next';
import { OverviewPage } from '#components/environments/overview-page.tsx';

interface PageProps {
  readonly params: Promise<{ readonly name: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: (await params).name };
}

export default async function Page({ params }: PageProps) {
  const { name } = await params;
  return <OverviewPage environmentName={name} />;
}
