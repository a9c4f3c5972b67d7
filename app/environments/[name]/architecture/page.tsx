import type { Metadata } from 'next';
import { preload } from 'react-dom';
import { ArchitecturePage } from '#components/architecture/architecture-page.tsx';
import { getPackedGraph } from '#lib/api/architecture.ts';
import { apiPrefix } from '#lib/api/endpoint.ts';

interface PageProps {
  readonly params: Promise<{ readonly name: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Architecture of ${(await params).name}` };
}

export default async function Page({ params }: PageProps) {
  const { name } = await params;
  const graph = `${apiPrefix}${getPackedGraph.path.replace('{name}', encodeURIComponent(name))}`;
  preload(graph, { as: 'fetch', crossOrigin: 'anonymous' });
  return <ArchitecturePage environmentName={name} />;
}
