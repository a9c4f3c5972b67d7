import type { Tx } from '#lib/db/client.ts';
import { publish } from '#lib/live/publish.ts';

/** Tells whoever watches that what the environment has at GitHub has changed, to be read again. */
export async function publishGitHub(tx: Tx, name: string): Promise<void> {
  await publish(tx, [{ environmentName: name, event: { kind: 'github', data: { name } } }]);
}
