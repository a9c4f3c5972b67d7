import type { ActivityEntry } from '#lib/api/activity.ts';
import type { Topic } from '#lib/api/notifications.ts';
import type { Activity, Tx } from '#lib/db/client.ts';
import { publish } from '#lib/live/publish.ts';
import { queueNotifications } from '#lib/notifications/queue-notifications.ts';
import { toActivityEntry } from './activity-document.ts';

export interface NewActivity {
  readonly environment: string;
  readonly at: Date;
  readonly actor: string;
  readonly kind: ActivityEntry['kind'];
  readonly severity: ActivityEntry['severity'];
  readonly summary: string;
  readonly deploymentId?: string | undefined;
  readonly resourceId?: string | undefined;
  /** Whom it is told to beside the activity feed; absent, as entries of its kind are. */
  readonly topic?: Topic | undefined;
}

/** Appends to the activity of an environment and tells whoever watches, in one transaction. */
export async function recordActivity(tx: Tx, entries: readonly NewActivity[]): Promise<void> {
  if (entries.length === 0) return;
  const rows: Activity[] = await tx.activity.createManyAndReturn({
    data: entries.map(({ environment, topic: _, ...entry }) => ({
      environmentName: environment,
      ...entry,
    })),
  });
  await queueNotifications(tx, entries);
  const publications = rows
    .sort((a, b) => Number(a.sequence - b.sequence))
    .map((row) => ({
      environmentName: row.environmentName,
      event: { kind: 'activity', data: toActivityEntry(row) } as const,
    }));
  await publish(tx, publications);
}
