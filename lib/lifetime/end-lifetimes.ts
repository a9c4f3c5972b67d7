import { recorded } from '#lib/audit/recorded.ts';
import type { Context } from '#lib/context/context.ts';
import type { Environment, Lifetime } from '#lib/db/client.ts';
import { requireNoDeployment } from '#lib/deployments/active-deployment.ts';
import { destroyEnvironment } from '#lib/deployments/destroy-environment.ts';
import { AppError, type ErrorCode } from '#lib/errors/app-error.ts';
import { asJson } from '#lib/live/publish.ts';
import { parkEnvironment } from '#lib/parking/parking.ts';
import { atEnd } from './at-end.ts';
import { findObstacles, obstaclesText } from './find-obstacles.ts';
import { asMinute } from './set-lifetime.ts';
import { tellLifetime } from './tell-lifetime.ts';

export interface LifetimeRow extends Lifetime {
  readonly environment: Environment;
}

const hourMs = 3_600_000;
const warningMs = 24 * hourMs;
/** How long nobody else takes up what one instance is doing; after that it is thought dead. */
const leaseMs = 600_000;
const retryMs = 60_000;

/** Nothing is left that could end. */
const alreadySo: ReadonlySet<ErrorCode> = new Set([
  'nothing-deployed',
  'environment-parked',
  'nothing-to-park',
]);

/**
 * Announces the ends of a day ahead and brings about those whose time has come, each once however many instances
 * ask. What stands in the way is said, once, and looked at again at a later call.
 */
export async function endLifetimes(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  const rows = await ctx.db.lifetime.findMany({
    where: {
      endsAt: { lte: new Date(now.getTime() + warningMs) },
      AND: [
        { OR: [{ warnedAt: null }, { endsAt: { lte: now } }] },
        { OR: [{ notBefore: null }, { notBefore: { lte: now } }] },
      ],
    },
    include: { environment: true },
  });
  for (const row of rows) {
    try {
      if (await claim(ctx, row, now)) await (row.endsAt > now ? announce(ctx, row) : end(ctx, row));
    } catch (error) {
      ctx.log.warn({ err: error, environment: row.environment.name }, 'time to live not over');
    }
  }
}

/** Whether this instance is the one that looks at it now. */
async function claim(ctx: Context, row: LifetimeRow, now: Date): Promise<boolean> {
  const { environmentId, setAt, notBefore, warnedAt } = row;
  const { count } = await ctx.db.lifetime.updateMany({
    where: { environmentId, setAt, notBefore, warnedAt },
    data: { notBefore: new Date(now.getTime() + leaseMs) },
  });
  return count === 1;
}

async function announce(ctx: Context, row: LifetimeRow): Promise<void> {
  const isDestroyed = atEnd(row.environment) === 'destroy';
  const obstacles = isDestroyed ? await findObstacles(ctx, row.environment) : [];
  const { environmentId, setAt } = row;
  await ctx.db.lifetime.updateMany({
    where: { environmentId, setAt },
    data: { warnedAt: ctx.clock.now(), obstacles: asJson(obstacles), notBefore: null },
  });
  const what = isDestroyed ? 'Everything is destroyed' : 'It is parked';
  const but = obstacles.length > 0 ? ` unless data is in the way: ${obstaclesText(obstacles)}` : '';
  await tellLifetime(ctx, row, 'lifetime-warning', `${what} on ${asMinute(row.endsAt)}${but}`);
}

async function end(ctx: Context, row: LifetimeRow): Promise<void> {
  const { environment, environmentId, setAt } = row;
  const { name } = environment;
  try {
    await requireNoDeployment(ctx.db, environmentId);
    const asked = { action: 'endLifetime', environment: name, target: name };
    if (atEnd(environment) === 'park') {
      await recorded(ctx, asked, () => parkEnvironment(ctx, { name, confirm: name }));
    } else {
      const obstacles = await findObstacles(ctx, environment);
      if (obstacles.length > 0) {
        const reason = `Nothing was destroyed, since data is in the way: ${obstaclesText(obstacles)}`;
        await hold(ctx, row, { reason, obstacles, waitMs: hourMs });
        return;
      }
      await recorded(ctx, asked, () => destroyEnvironment(ctx, { name, confirm: name }));
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (!alreadySo.has(error.code)) {
      await hold(ctx, row, { reason: error.message, obstacles: [], waitMs: retryMs });
      return;
    }
  }
  await ctx.db.lifetime.deleteMany({ where: { environmentId, setAt } });
  await tellLifetime(ctx, row, 'lifetime-ended', 'Its time to live is over');
}

interface Held {
  readonly reason: string;
  readonly obstacles: Awaited<ReturnType<typeof findObstacles>>;
  readonly waitMs: number;
}

async function hold(ctx: Context, row: LifetimeRow, held: Held): Promise<void> {
  const { environmentId, setAt, heldReason } = row;
  const { reason, obstacles, waitMs } = held;
  await ctx.db.lifetime.updateMany({
    where: { environmentId, setAt },
    data: {
      heldReason: reason,
      obstacles: asJson(obstacles),
      notBefore: new Date(ctx.clock.now().getTime() + waitMs),
    },
  });
  if (reason === heldReason) return;
  await tellLifetime(
    ctx,
    row,
    'lifetime-held',
    `Its time is over, and it is still there. ${reason}`,
  );
}
