import { receiveChangeEvents } from '#lib/aws/change-events.ts';
import type { Context } from '#lib/context/context.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { concerns } from './concerns.ts';
import { graphOf } from './graph-document.ts';

interface Awaited {
  readonly name: string;
  readonly queueUrl: string;
}

/**
 * Waits up to 15 seconds for events in an environment's queue; resolves to whether any of them concerns
 * it. Rejects where the queue cannot be read, and when aborted.
 */
export async function awaitChange(
  ctx: Pick<Context, 'aws' | 'db'>,
  { name, queueUrl }: Awaited,
  signal: AbortSignal,
): Promise<boolean> {
  const environment = await requireEnvironment(ctx.db, name);
  const events = await receiveChangeEvents(ctx.aws(environment), queueUrl, signal);
  if (events.length === 0) return false;
  const { nodes } = await graphOf(ctx.db, environment);
  return events.some((event) => concerns(event, { environment: name, nodes }));
}
