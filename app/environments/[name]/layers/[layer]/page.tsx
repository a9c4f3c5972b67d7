import type { Metadata } from 'next';
import { LayerPage } from '#components/layers/layer-page.tsx';

export const metadata: Metadata = { title: 'Layer' };

interface PageProps {
  readonly params: Promise<{ readonly name: string; readonly layer: string }>;
}

export default async function Page({ params }: PageProps) {
  const { name, layer } = await params;
  return <LayerPage environmentName={name} layerId={layer} />;
}
