'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useActivity } from '#lib/queries/activity.ts';
import { ActivityList } from './activity-list.tsx';

/** What happens in an environment, as it happens. */
export function ActivityFeed({ environmentName }: { environmentName: string }) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useActivity(environmentName);
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <Container header={<Header variant="h2">Activity</Header>} fitHeight>
      {entries.length === 0 && (
        <Box color="text-body-secondary">Nothing has happened here yet.</Box>
      )}
      <ActivityList entries={entries} label="Activity" scrolls />
      {hasNextPage && (
        <Button variant="link" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          Show earlier
        </Button>
      )}
    </Container>
  );
}
