import type { Metadata } from 'next';
import { CostPage } from '#components/cost/cost-page.tsx';

interface PageProps {
  readonly params: Promise<{ readonly name: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Cost of ${(await params).name}` };
}

export default async function Page({ params }: PageProps) {
  const { name } = await params;
  return <CostPage environmentName={name} />;
}
