'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { ActivityEntry } from '#lib/api/activity.ts';
import { useActivity } from '#lib/queries/activity.ts';
import styles from './activity-feed.module.css';

/** What happens in an environment, as it happens. */
export function ActivityFeed({ environmentName }: { environmentName: string }) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useActivity(environmentName);
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <Container header={<Header variant="h2">Activity</Header>} fitHeight>
      {entries.length === 0 && (
        <Box color="text-body-secondary">Nothing has happened here yet.</Box>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <ol className={styles.feed} aria-label="Activity" aria-live="polite" tabIndex={0}>
        {entries.map((entry) => (
          <li key={entry.sequence} className={styles.entry}>
            <Entry entry={entry} />
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <Button variant="link" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          Show earlier
        </Button>
      )}
    </Container>
  );
}

function Entry({ entry }: { entry: ActivityEntry }) {
  return (
    <>
      <div className={styles.summary}>
        <StatusIndicator type={entry.severity} iconAriaLabel={entry.severity} />
        <span>{entry.summary}</span>
      </div>
      <Box variant="small" color="text-body-secondary" display="block">
        <RelativeTime at={entry.at} /> · {entry.actor}
      </Box>
    </>
  );
}
