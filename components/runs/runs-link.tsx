'use client';

import Link from '@cloudscape-design/components/link';
import { useRouter } from 'next/navigation';

interface RunsLinkProps {
  readonly environmentName: string;
  readonly resourceId: string;
}

/** The way to the runs of a job or a crawler. */
export function RunsLink({ environmentName, resourceId }: RunsLinkProps) {
  const router = useRouter();
  const query = new URLSearchParams({ resource: resourceId });
  const href = `/environments/${environmentName}/runs?${query}`;
  return (
    <Link
      href={href}
      onFollow={(event) => {
        event.preventDefault();
        router.push(href);
      }}
    >
      Runs and logs
    </Link>
  );
}
