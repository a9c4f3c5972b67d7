import { recordActivity } from '#lib/activity/record-activity.ts';
import type { LifetimeState } from '#lib/api/lifetime.ts';
import type { Context } from '#lib/context/context.ts';
import { noteChange } from '#lib/context/trace.ts';
import type { Lifetime, Tx } from '#lib/db/client.ts';
import { lockEnvironment } from '#lib/deployments/active-deployment.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { toLifetimeState } from './lifetime-document.ts';

const hourMs = 3_600_000;
const longestMs = 365 * 24 * hourMs;

interface SetInput {
  readonly name: string;
  /** ISO 8601. */
  readonly endsAt: string;
  readonly confirm?: string | undefined;
}

/** When an environment ends by itself, and how. Throws `environment-not-found`. */
export async function getLifetime(
  ctx: Pick<Context, 'db'>,
  { name }: { readonly name: string },
): Promise<LifetimeState> {
  const environment = await requireEnvironment(ctx.db, name);
  const where = { environmentId: environment.id };
  return toLifetimeState(environment, await ctx.db.lifetime.findUnique({ where }));
}

/**
 * Says when an environment ends. An end that becomes later than it was is not confirmed; every other is, by the
 * name. Throws `environment-not-found`, `confirmation-mismatch`, and `invalid-input` for a time too near or too far.
 */
export async function setLifetime(ctx: Context, input: SetInput): Promise<LifetimeState> {
  const { name, confirm } = input;
  const now = ctx.clock.now();
  const endsAt = new Date(input.endsAt);
  requireInReach(endsAt, now);
  const state = await ctx.db.$transaction(async (tx) => {
    const environment = await requireEnvironment(tx, name);
    const { id: environmentId } = environment;
    await lockEnvironment(tx, environmentId);
    const known = await tx.lifetime.findUnique({ where: { environmentId } });
    if (!known || endsAt < known.endsAt) requireName(name, confirm);
    noteChange({ before: known && { endsAt: known.endsAt }, after: { endsAt } });
    const data = {
      endsAt,
      setBy: ctx.actor.name,
      setAt: now,
      warnedAt: null,
      obstacles: [],
      notBefore: null,
      heldReason: null,
    };
    const row = await tx.lifetime.upsert({
      where: { environmentId },
      create: { environmentId, ...data },
      update: data,
    });
    await tell(tx, ctx, name, `Ends by itself on ${asMinute(endsAt)}`);
    return toLifetimeState(environment, row);
  });
  ctx.signals.liveEventsWritten();
  return state;
}

/** Lets an environment live on. Throws `environment-not-found`. */
export async function removeLifetime(
  ctx: Context,
  { name }: { readonly name: string },
): Promise<LifetimeState> {
  const state = await ctx.db.$transaction(async (tx) => {
    const environment = await requireEnvironment(tx, name);
    const where = { environmentId: environment.id };
    const known = await tx.lifetime.findUnique({ where });
    noteChange({ before: known && { endsAt: known.endsAt }, after: null });
    const { count } = await tx.lifetime.deleteMany({ where });
    if (count > 0) await tell(tx, ctx, name, 'Does not end by itself any more');
    return toLifetimeState(environment, null);
  });
  ctx.signals.liveEventsWritten();
  return state;
}

/** `2026-01-31 09:30 UTC`. */
export function asMinute(at: Lifetime['endsAt']): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function tell(tx: Tx, ctx: Context, environment: string, summary: string): Promise<void> {
  const { name: actor } = ctx.actor;
  const kind = 'lifetime-changed';
  return recordActivity(tx, [
    { environment, at: ctx.clock.now(), actor, kind, severity: 'info', summary },
  ]);
}

function requireInReach(endsAt: Date, now: Date): void {
  const aheadMs = endsAt.getTime() - now.getTime();
  if (aheadMs >= hourMs && aheadMs <= longestMs) return;
  const message = 'From an hour to a year ahead';
  throw new AppError(
    'invalid-input',
    'An environment lives for an hour at least, a year at most.',
    {
      fields: [{ in: 'body', path: ['endsAt'], message }],
    },
  );
}

function requireName(name: string, confirm: string | undefined): void {
  if (confirm === name) return;
  const message = `An end is confirmed by the name of the environment, ${name}.`;
  throw new AppError('confirmation-mismatch', message, {
    fields: [{ in: 'body', path: ['confirm'], message }],
  });
}
