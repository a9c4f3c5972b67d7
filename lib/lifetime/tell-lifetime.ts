import { recordActivity } from '#lib/activity/record-activity.ts';
import type { ActivityEntry } from '#lib/api/activity.ts';
import type { Context } from '#lib/context/context.ts';

/** Says in the activity how it goes on towards the end of an environment. */
export async function tellLifetime(
  ctx: Context,
  { environment }: { readonly environment: { readonly name: string } },
  kind: ActivityEntry['kind'],
  summary: string,
): Promise<void> {
  const entry = {
    environment: environment.name,
    at: ctx.clock.now(),
    actor: ctx.actor.name,
    kind,
    severity: kind === 'lifetime-ended' ? ('info' as const) : ('warning' as const),
    summary,
  };
  await ctx.db.$transaction((tx) => recordActivity(tx, [entry]));
  ctx.signals.liveEventsWritten();
}
