import type { Endpoint } from '#lib/api/endpoint.ts';
import type { Context } from '#lib/context/context.ts';
import { accessTable } from '#lib/identity/access-table.ts';
import { rightsOf } from '#lib/identity/rights.ts';
import { whoAsks } from '#lib/identity/who-asks.ts';
import { getRuntime } from '#lib/runtime/get-runtime.ts';
import { remoteAddressOf } from './remote-address.ts';
import { requireFewRequests } from './require-few-requests.ts';

const nobody = { name: 'nobody' };
const noRights = rightsOf([]);

/**
 * The context of whoever sent a request. Throws `not-signed-in` where it is nobody and the operation is
 * not for anyone, and `too-many-requests`.
 */
export async function contextOf(
  { id }: Pick<Endpoint, 'id'>,
  request: Pick<Request, 'headers'>,
): Promise<Context> {
  const { contextFor, identity, config } = await getRuntime();
  const unknown = contextFor(nobody, noRights);
  const address = remoteAddressOf(request.headers) ?? 'unknown';
  if (accessTable[id]?.of === 'anyone') {
    await requireFewRequests(config.rateLimit, `address ${address}`);
    return unknown;
  }
  try {
    const { actor, rights } = await whoAsks(unknown, identity, request);
    await requireFewRequests(config.rateLimit, `${actor.kind} ${actor.userId}`);
    return contextFor(actor, rights);
  } catch (error) {
    await requireFewRequests(config.rateLimit, `address ${address}`);
    throw error;
  }
}
