import { recorded } from '#lib/audit/recorded.ts';
import type { Context } from '#lib/context/context.ts';
import { readStacks } from '#lib/environments/stacks.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { detectDrift } from './detect-drift.ts';

const hourMs = 3_600_000;

/**
 * Looks for drift in the environments whose rules ask for that and in which nobody has looked for so long,
 * once however many instances do. What AWS refuses is logged, and tried again when it is due the next time.
 */
export async function detectDueDrift(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  const rows = await ctx.db.deploymentRules.findMany({
    where: { driftHours: { not: null } },
    include: { environment: true },
  });
  for (const { environmentId, environment, driftHours, driftAskedAt } of rows) {
    const times = Object.values(readStacks(environment.stacks)).map(({ driftCheckedAt }) =>
      Date.parse(driftCheckedAt ?? ''),
    );
    if (times.length === 0) continue;
    const newest = Math.max(driftAskedAt?.getTime() ?? 0, ...times.filter(Number.isFinite));
    if (now.getTime() - newest < (driftHours ?? 0) * hourMs) continue;
    const { count } = await ctx.db.deploymentRules.updateMany({
      where: { environmentId, driftAskedAt },
      data: { driftAskedAt: now },
    });
    if (count === 0) continue;
    const { name } = environment;
    try {
      await recorded(ctx, { action: 'detectDrift', environment: name, target: name }, () =>
        detectDrift(ctx, { name }),
      );
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      ctx.log.warn({ err: error, environment: name }, 'drift not looked for');
    }
  }
}
