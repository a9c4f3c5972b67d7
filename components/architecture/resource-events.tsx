'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { ActivityList } from '#components/activity/activity-list.tsx';
import { useResourceActivity } from '#lib/queries/activity.ts';

interface ResourceEventsProps {
  readonly environmentName: string;
  readonly resourceId: string;
}

/** What happened to a resource lately, as it happens. */
export function ResourceEvents({ environmentName, resourceId }: ResourceEventsProps) {
  const query = useResourceActivity(environmentName, resourceId);
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <div>
      <Box variant="h3" padding={{ bottom: 'xs' }}>
        Recent events
      </Box>
      {error && <Box color="text-status-error">{error.message}</Box>}
      {!error && !isPending && entries.length === 0 && (
        <Box color="text-body-secondary">Nothing is known to have happened to it.</Box>
      )}
      <ActivityList entries={entries} label="Recent events" />
      {hasNextPage && (
        <Button variant="inline-link" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          Show earlier
        </Button>
      )}
    </div>
  );
}
