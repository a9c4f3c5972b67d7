'use client';

import Box from '@cloudscape-design/components/box';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Status } from '#components/ui/status.tsx';
import type { ActivityEntry } from '#lib/api/activity.ts';
import styles from './activity-feed.module.css';

interface ActivityListProps {
  readonly entries: readonly ActivityEntry[];
  readonly label: string;
  /** Whether it scrolls by itself, and so has to be reachable by keyboard. */
  readonly scrolls?: boolean;
}

/** Entries of the activity, newest first. */
export function ActivityList({ entries, label, scrolls = false }: ActivityListProps) {
  return (
    <ol
      className={scrolls ? styles.feed : styles.list}
      aria-label={label}
      aria-live="polite"
      {...(scrolls && { tabIndex: 0 })}
    >
      {entries.map((entry) => (
        <li key={entry.sequence} className={styles.entry}>
          <Entry entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function Entry({ entry }: { entry: ActivityEntry }) {
  return (
    <>
      <div className={styles.summary}>
        <Status type={entry.severity} iconAriaLabel={entry.severity} />
        <span>{entry.summary}</span>
      </div>
      <Box variant="small" color="text-body-secondary" display="block">
        <RelativeTime at={entry.at} /> · {entry.actor}
      </Box>
    </>
  );
}
