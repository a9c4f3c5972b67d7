import type { Metadata } from 'next';
import { PeoplePage } from '#components/identity/people-page.tsx';

export const metadata: Metadata = { title: 'People and roles' };

export default function Page() {
  return <PeoplePage />;
}
