import '@cloudscape-design/global-styles/index.css';
import './print.css';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Providers } from '#components/shell/providers.tsx';
import { sessionOfPage } from '#lib/http/session-of-page.ts';

export const metadata: Metadata = {
  title: { default: 'Strata', template: '%s · Strata' },
  description: 'Control plane for layered AWS data platforms',
};

/** Made for each request: it has a nonce of its own, and tells the browser who is signed in. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const session = await sessionOfPage(await headers());
  return (
    <html lang="en">
      <body>
        <Providers session={session}>{children}</Providers>
      </body>
    </html>
  );
}
