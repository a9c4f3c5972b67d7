import type { Metadata } from 'next';
import { HistoryPage } from '#components/history/history-page.tsx';

interface PageProps {
  readonly params: Promise<{ readonly name: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `History of ${(await params).name}` };
}

export default async function Page({ params }: PageProps) {
  const { name } = await params;
  return <HistoryPage environmentName={name} />;
}
