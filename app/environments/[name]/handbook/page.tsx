import type { Metadata } from 'next';
import { HandbookReader } from '#components/handbook/handbook-reader.tsx';

interface PageProps {
  readonly params: Promise<{ readonly name: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Handbook of ${(await params).name}` };
}

export default async function Page({ params }: PageProps) {
  const { name } = await params;
  return <HandbookReader environmentName={name} />;
}
