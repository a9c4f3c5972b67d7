import '@cloudscape-design/global-styles/index.css';
import './print.css';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Providers } from '#components/shell/providers.tsx';
import { beginPage } from '#lib/http/begin-page.ts';

export const metadata: Metadata = {
  title: { default: 'Strata', template: '%s · Strata' },
  description: 'Control plane for layered AWS data platforms',
};

/** Made for each request: it has a nonce of its own, and brings what the browser need not ask. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const start = await beginPage(await headers());
  return (
    <html lang="en">
      <body>
        <Providers start={start}>{children}</Providers>
      </body>
    </html>
  );
}
