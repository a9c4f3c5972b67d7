import { recordActivity } from '#lib/activity/record-activity.ts';
import type { Tx } from '#lib/db/client.ts';
import { publish } from '#lib/live/publish.ts';
import { type DeploymentRow, toStackEvent } from './deployment-document.ts';
import { describeStackEvent } from './describe-stack-event.ts';
import type { RunObservation } from './observe.ts';

/** Keeps the events a step saw, each once, and tells whoever watches. Returns how many are new. */
export async function recordEvents(
  tx: Tx,
  row: DeploymentRow,
  observations: ReadonlyMap<string, RunObservation>,
): Promise<number> {
  const seen = [...observations].flatMap(([layer, { events }]) =>
    events.map((event) => ({ layer, event })),
  );
  if (seen.length === 0) return 0;
  const rows = await tx.stackEvent.createManyAndReturn({
    data: seen.map(({ layer, event }) => ({
      deploymentId: row.id,
      layer,
      eventId: event.eventId,
      at: event.at,
      logicalId: event.logicalId,
      physicalId: event.physicalId ?? null,
      resourceType: event.resourceType,
      status: event.status,
      reason: event.reason ?? null,
    })),
    skipDuplicates: true,
  });
  const events = rows.map(toStackEvent).sort((a, b) => a.sequence - b.sequence);
  const environmentName = row.environment.name;
  await publish(
    tx,
    events.map((data) => ({ environmentName, event: { kind: 'stack-event', data } as const })),
  );
  await recordActivity(
    tx,
    events.flatMap((event) => describeStackEvent(environmentName, event)),
  );
  return events.length;
}
