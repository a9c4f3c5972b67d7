import type { Opening } from '#lib/api/tool-documents.ts';
import type { Context } from '#lib/context/context.ts';
import type { Environment, PortOpening } from '#lib/db/client.ts';

/** What Strata has opened in an environment and not closed yet, oldest first. */
export async function listOpenings(
  ctx: Pick<Context, 'db'>,
  environment: Pick<Environment, 'id'>,
): Promise<Opening[]> {
  const rows = await ctx.db.portOpening.findMany({
    where: { environmentId: environment.id },
    orderBy: { id: 'asc' },
  });
  return rows.map(toOpening);
}

/** An opening as the API tells of it. */
export function toOpening(row: PortOpening): Opening {
  return {
    // Only `openTool` writes this column, with the id of a tool.
    tool: row.tool as Opening['tool'],
    cidr: row.cidr,
    port: row.port,
    groupId: row.groupId,
    openedBy: row.openedBy,
    openedAt: row.openedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}
