import type { Metadata } from 'next';
import { EnvironmentComparisonPage } from '#components/comparison/environment-comparison-page.tsx';

interface PageProps {
  readonly params: Promise<{ readonly name: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `${(await params).name} compared` };
}

export default async function Page({ params }: PageProps) {
  const { name } = await params;
  return <EnvironmentComparisonPage environmentName={name} />;
}
