import { z } from 'zod';
import { type Notification, notification } from '#lib/api/notifications.ts';

/** A notification as it waits: where Strata is reached is known when it is sent. */
const storedMessage = notification.omit({ id: true, url: true }).extend({ path: z.string() });

export type StoredMessage = z.output<typeof storedMessage>;

export function toNotification(id: string, stored: unknown, publicUrl: string): Notification {
  const { path, ...message } = storedMessage.parse(stored);
  return { id, ...message, url: new URL(path, publicUrl).href };
}
