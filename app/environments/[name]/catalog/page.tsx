import type { Metadata } from 'next';
import { CatalogPage } from '#components/catalog/catalog-page.tsx';

interface PageProps {
  readonly params: Promise<{ readonly name: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Catalog of ${(await params).name}` };
}

export default async function Page({ params }: PageProps) {
  const { name } = await params;
  return <CatalogPage environmentName={name} />;
}
