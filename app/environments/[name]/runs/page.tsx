import type { Metadata } from 'next';
import { RunsPage } from '#components/runs/runs-page.tsx';

interface PageProps {
  readonly params: Promise<{ readonly name: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Runs in ${(await params).name}` };
}

export default async function Page({ params }: PageProps) {
  const { name } = await params;
  return <RunsPage environmentName={name} />;
}
