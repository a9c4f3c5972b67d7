import { HomePage } from '#components/environments/home-page.tsx';

export default function Page() {
  return <HomePage />;
}
