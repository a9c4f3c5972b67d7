'use client';

import Link from '@cloudscape-design/components/link';
import { useRouter } from 'next/navigation';

interface CatalogLinkProps {
  readonly environmentName: string;
  readonly crawler: string;
}

/** The way to the tables that a crawler has made or changed. */
export function CatalogLink({ environmentName, crawler }: CatalogLinkProps) {
  const router = useRouter();
  const href = `/environments/${environmentName}/catalog?${new URLSearchParams({ crawler })}`;
  return (
    <Link
      href={href}
      onFollow={(event) => {
        event.preventDefault();
        router.push(href);
      }}
    >
      Its tables
    </Link>
  );
}
