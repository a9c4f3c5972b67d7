import type { Metadata } from 'next';
import { TasksPage } from '#components/containers/tasks-page.tsx';

interface PageProps {
  readonly params: Promise<{ readonly name: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Tasks in ${(await params).name}` };
}

export default async function Page({ params }: PageProps) {
  const { name } = await params;
  return <TasksPage environmentName={name} />;
}
