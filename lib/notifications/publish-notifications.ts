import type { Tx } from '#lib/db/client.ts';
import { publish } from '#lib/live/publish.ts';

/** Tells whoever watches that the environment's channels, or what became of them, are to be read again. */
export async function publishNotifications(tx: Tx, names: Iterable<string>): Promise<void> {
  await publish(
    tx,
    [...new Set(names)].map((name) => ({
      environmentName: name,
      event: { kind: 'notifications', data: { name } },
    })),
  );
}
