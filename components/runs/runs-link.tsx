'use client';

import { PageLink } from '#components/ui/page-link.tsx';

interface RunsLinkProps {
  readonly environmentName: string;
  readonly resourceId: string;
}

/** The way to the runs of a job, a crawler or a workflow. */
export function RunsLink({ environmentName, resourceId }: RunsLinkProps) {
  const query = new URLSearchParams({ resource: resourceId });
  return <PageLink href={`/environments/${environmentName}/runs?${query}`}>Runs and logs</PageLink>;
}
