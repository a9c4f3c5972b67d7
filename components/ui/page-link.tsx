'use client';

import Link from '@cloudscape-design/components/link';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';

/** A link to another page of the product, which is not loaded anew for it. */
export function PageLink({ href, children }: { href: string; children: ReactNode }) {
  const router = useRouter();
  return (
    <Link
      href={href}
      onFollow={(event) => {
        event.preventDefault();
        router.push(href);
      }}
    >
      {children}
    </Link>
  );
}
