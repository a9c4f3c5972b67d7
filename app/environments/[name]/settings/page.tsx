import type { Metadata } from 'next';
import { SettingsPage } from '#components/environments/settings-page.tsx';

export const metadata: Metadata = { title: 'Settings' };

interface PageProps {
  readonly params: Promise<{ readonly name: string }>;
}

export default async function Page({ params }: PageProps) {
  const { name } = await params;
  return <SettingsPage environmentName={name} />;
}
