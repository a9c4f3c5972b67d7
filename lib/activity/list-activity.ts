import type { ActivityEntry } from '#lib/api/activity.ts';
import type { Context } from '#lib/context/context.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { toActivityEntry } from './activity-document.ts';

export interface ActivityPage {
  readonly entries: ActivityEntry[];
  readonly next: number | null;
}

/** What happened in an environment, newest first. */
export async function listActivity(
  ctx: Context,
  input: { readonly name: string; readonly limit: number; readonly before?: number | undefined },
): Promise<ActivityPage> {
  await requireEnvironment(ctx.db, input.name);
  const rows = await ctx.db.activity.findMany({
    where: {
      environmentName: input.name,
      ...(input.before ? { sequence: { lt: input.before } } : {}),
    },
    orderBy: { sequence: 'desc' },
    take: input.limit + 1,
  });
  const entries = rows.slice(0, input.limit).map(toActivityEntry);
  const last = entries.at(-1);
  return { entries, next: rows.length > input.limit && last ? last.sequence : null };
}
