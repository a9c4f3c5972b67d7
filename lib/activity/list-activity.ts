import type { ActivityEntry } from '#lib/api/activity.ts';
import type { Context } from '#lib/context/context.ts';
import { getGraph } from '#lib/discovery/graph-document.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { otherNames, ownId } from '#lib/resources/node-id.ts';
import { toActivityEntry } from './activity-document.ts';

export interface ActivityPage {
  readonly entries: ActivityEntry[];
  readonly next: number | null;
}

interface ActivityQuestion {
  readonly name: string;
  readonly limit: number;
  readonly before?: number | undefined;
  /** The id of a node of the graph: only what happened to it. */
  readonly resource?: string | undefined;
}

/** What happened in an environment, newest first. */
export async function listActivity(
  ctx: Pick<Context, 'db'>,
  { name, limit, before, resource }: ActivityQuestion,
): Promise<ActivityPage> {
  await requireEnvironment(ctx.db, name);
  const rows = await ctx.db.activity.findMany({
    where: {
      environmentName: name,
      ...(before !== undefined && { sequence: { lt: before } }),
      ...(resource !== undefined && { resourceId: { in: await namesOf(ctx, name, resource) } }),
    },
    orderBy: { sequence: 'desc' },
    take: limit + 1,
  });
  const entries = rows.slice(0, limit).map(toActivityEntry);
  const last = entries.at(-1);
  return { entries, next: rows.length > limit && last ? last.sequence : null };
}

/** Entries that came of a stack's events have CloudFormation's name for the resource. */
async function namesOf(
  ctx: Pick<Context, 'db'>,
  name: string,
  resource: string,
): Promise<string[]> {
  const { nodes } = await getGraph(ctx, { name });
  const node = nodes.find(({ id }) => id === resource);
  return node ? [node.id, ownId(node), ...otherNames(node)] : [resource];
}
