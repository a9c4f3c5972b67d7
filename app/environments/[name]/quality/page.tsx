import type { Metadata } from 'next';
import { QualityPage } from '#components/quality/quality-page.tsx';

interface PageProps {
  readonly params: Promise<{ readonly name: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Data quality in ${(await params).name}` };
}

export default async function Page({ params }: PageProps) {
  const { name } = await params;
  return <QualityPage environmentName={name} />;
}
