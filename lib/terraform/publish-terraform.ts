import type { Tx } from '#lib/db/client.ts';
import { publish } from '#lib/live/publish.ts';

/** Tells whoever watches that the environment's workspace or a run of it has changed, to be read again. */
export async function publishTerraform(tx: Tx, name: string): Promise<void> {
  await publish(tx, [{ environmentName: name, event: { kind: 'terraform', data: { name } } }]);
}
