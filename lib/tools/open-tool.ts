import { requireDeployer } from '#lib/accounts/require-deployer.ts';
import { recordActivity } from '#lib/activity/record-activity.ts';
import type { Opening } from '#lib/api/tool-documents.ts';
import { addIngressRule } from '#lib/aws/ingress-rules.ts';
import type { Context } from '#lib/context/context.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { closeExpiredOpenings } from './close-openings.ts';
import { toOpening } from './list-openings.ts';
import { requireTool } from './require-tool.ts';
import type { ToolId } from './tool.ts';

const openMs = 3_600_000;

interface OpenInput {
  readonly name: string;
  readonly tool: ToolId;
  /** IPv4. */
  readonly cidr: string;
}

/**
 * Lets a CIDR block in to the port of a tool for an hour; what is open already stays open until then. It
 * is written down before it is done, so that it ends whatever happens meanwhile. Throws
 * `environment-not-found`, `tool-not-found` and what AWS refuses.
 */
export async function openTool(ctx: Context, input: OpenInput): Promise<Opening> {
  const { environment, placed } = await requireTool(ctx, input);
  await requireDeployer(ctx.db, environment);
  const { tool, groupId } = placed;
  if (groupId === undefined) {
    throw new AppError('tool-not-found', `The security group of ${placed.host.name} is not known.`);
  }
  const { port } = tool;
  const { cidr } = input;
  await closeExpiredOpenings(ctx);
  const same = { environmentId: environment.id, groupId, port, cidr };
  const openedAt = ctx.clock.now();
  const expiresAt = new Date(openedAt.getTime() + openMs);
  const [row] = await ctx.db.portOpening.createManyAndReturn({
    data: [
      {
        ...same,
        tool: tool.id,
        description: `Strata: ${tool.title} for ${cidr}, until ${expiresAt.toISOString()}`,
        openedBy: ctx.actor.name,
        openedAt,
        expiresAt,
      },
    ],
    skipDuplicates: true,
  });
  if (!row) return toOpening(await ctx.db.portOpening.findFirstOrThrow({ where: same }));
  try {
    const { description } = row;
    await addIngressRule(ctx.aws(environment), { groupId, port, cidr, description });
  } catch (error) {
    if (isDefinite(error)) await ctx.db.portOpening.delete({ where: { id: row.id } });
    throw error;
  }
  await ctx.db.$transaction((tx) =>
    recordActivity(tx, [
      {
        environment: environment.name,
        at: openedAt,
        actor: ctx.actor.name,
        kind: 'port-opened',
        severity: 'warning',
        summary: `${tool.title}, port ${port}, opened to ${cidr} for one hour`,
        resourceId: groupId,
      },
    ]),
  );
  ctx.signals.liveEventsWritten();
  ctx.signals.environmentMoved(environment.name);
  return toOpening(row);
}

/** Whether AWS said no, so that nothing was opened; without an answer it may have been. */
function isDefinite(error: unknown): boolean {
  return (
    error instanceof AppError && ['aws-refused', 'aws-denied', 'aws-throttled'].includes(error.code)
  );
}
