import type { NewActivity } from '#lib/activity/record-activity.ts';
import type { ActivityEntry } from '#lib/api/activity.ts';
import type { Topic } from '#lib/api/notifications.ts';
import type { Tx } from '#lib/db/client.ts';
import { asJson } from '#lib/live/publish.ts';
import type { StoredMessage } from './message.ts';
import { publishNotifications } from './publish-notifications.ts';

const topicOfKind: Readonly<Partial<Record<ActivityEntry['kind'], Topic>>> = {
  'deployment-waits': 'approval',
  'deployment-succeeded': 'deployment',
  'deployment-failed': 'deployment',
  'deployment-cancelled': 'deployment',
  'operation-failed': 'failure',
  'lifetime-warning': 'lifetime',
  'lifetime-held': 'lifetime',
  'lifetime-ended': 'lifetime',
};

/** Puts what channels are to be told on its way, in the transaction in which it happens. */
export async function queueNotifications(tx: Tx, entries: readonly NewActivity[]): Promise<void> {
  const told = entries.flatMap((entry) => {
    const topic = entry.topic ?? topicOfKind[entry.kind];
    return topic ? [{ entry, topic }] : [];
  });
  if (told.length === 0) return;
  const names = [...new Set(told.map(({ entry }) => entry.environment))];
  const channels = await tx.notificationChannel.findMany({
    where: { enabled: true, environment: { name: { in: names } } },
    select: { id: true, topics: true, environment: { select: { name: true } } },
  });
  const deliveries = told.flatMap(({ entry, topic }) =>
    channels
      .filter(({ environment }) => environment.name === entry.environment)
      .filter(({ topics }) => (topics as Topic[]).includes(topic))
      .map(({ id }) => ({
        channelId: id,
        message: asJson(messageOf(entry, topic)),
        createdAt: entry.at,
        notBefore: entry.at,
      })),
  );
  if (deliveries.length === 0) return;
  await tx.notificationDelivery.createMany({ data: deliveries });
  await publishNotifications(tx, names);
}

function messageOf(entry: NewActivity, topic: Topic): StoredMessage {
  const { environment, at, actor, severity, summary, deploymentId } = entry;
  return {
    topic,
    environment,
    at: at.toISOString(),
    actor,
    severity,
    summary,
    path: deploymentId
      ? `/environments/${environment}/deployments/${deploymentId}`
      : `/environments/${environment}`,
  };
}
