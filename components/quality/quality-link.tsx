'use client';

import Link from '@cloudscape-design/components/link';
import { useRouter } from 'next/navigation';

interface QualityLinkProps {
  readonly environmentName: string;
  readonly resourceId: string;
}

/** The way to the results of a data quality ruleset. */
export function QualityLink({ environmentName, resourceId }: QualityLinkProps) {
  const router = useRouter();
  const href = `/environments/${environmentName}/quality?${new URLSearchParams({ resource: resourceId })}`;
  return (
    <Link
      href={href}
      onFollow={(event) => {
        event.preventDefault();
        router.push(href);
      }}
    >
      Scores and rules
    </Link>
  );
}
