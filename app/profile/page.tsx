import type { Metadata } from 'next';
import { ProfilePage } from '#components/identity/profile-page.tsx';

export const metadata: Metadata = { title: 'Your account' };

export default function Page() {
  return <ProfilePage />;
}
