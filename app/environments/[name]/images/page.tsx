import type { Metadata } from 'next';
import { ImagesPage } from '#components/containers/images-page.tsx';

interface PageProps {
  readonly params: Promise<{ readonly name: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Images in ${(await params).name}` };
}

export default async function Page({ params }: PageProps) {
  const { name } = await params;
  return <ImagesPage environmentName={name} />;
}
