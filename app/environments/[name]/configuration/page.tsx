import type { Metadata } from 'next';
import { ConfigurationPage } from '#components/configuration/configuration-page.tsx';

interface PageProps {
  readonly params: Promise<{ readonly name: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Configuration of ${(await params).name}` };
}

export default async function Page({ params }: PageProps) {
  const { name } = await params;
  return <ConfigurationPage environmentName={name} />;
}
