import type { Tx } from '#lib/db/client.ts';
import { publish } from '#lib/live/publish.ts';

/** No environment has an empty name: it concerns all of them. */
const ofAll = '';

/** Tells browsers and streams, of all instances, to ask again who may do what. */
export function publishRights(tx: Tx): Promise<void> {
  return publish(tx, [{ environmentName: ofAll, event: { kind: 'rights', data: {} } }]);
}
