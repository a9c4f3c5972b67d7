import { type ActivityEntry, activityEntry } from '#lib/api/activity.ts';
import type { Activity } from '#lib/db/client.ts';

/** A row of the activity as the API gives it. */
export function toActivityEntry(row: Activity): ActivityEntry {
  return activityEntry.parse({
    sequence: Number(row.sequence),
    environment: row.environmentName,
    at: row.at.toISOString(),
    actor: row.actor,
    kind: row.kind,
    severity: row.severity,
    summary: row.summary,
    deploymentId: row.deploymentId,
    resourceId: row.resourceId,
  });
}
