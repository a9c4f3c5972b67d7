import { stackName } from '#cloudformation/layer.ts';
import { getLayer, layers } from '#cloudformation/layers.ts';
import { recordActivity } from '#lib/activity/record-activity.ts';
import type { DeploymentRules, NewDeploymentRules } from '#lib/api/deployment-rules.ts';
import type { Context } from '#lib/context/context.ts';
import { noteChange } from '#lib/context/trace.ts';
import type { Environment, DeploymentRules as RulesRow, Tx } from '#lib/db/client.ts';
import { publishEnvironment } from '#lib/environments/environment-document.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { readStacks } from '#lib/environments/stacks.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { builtInRoleIds } from '#lib/identity/permissions.ts';
import { asJson } from '#lib/live/publish.ts';
import { windowState } from '#lib/schedules/deployment-windows.ts';
import { lockEnvironment } from './active-deployment.ts';
import { admitNext } from './admit-next.ts';
import { deployedTemplate } from './deployed-template.ts';
import { toRules } from './deployment-rules.ts';
import { protectStack, unprotectStack } from './protection.ts';

/** What has to be so before a deployment is applied. Throws `environment-not-found`. */
export async function getDeploymentRules(
  ctx: Context,
  { name }: { readonly name: string },
): Promise<DeploymentRules> {
  const { id } = await requireEnvironment(ctx.db, name);
  const row = await ctx.db.deploymentRules.findUnique({ where: { environmentId: id } });
  return toDocument(row, ctx.clock.now());
}

/**
 * Says what has to be so from now on, also for what waits already. Protection is set on the stacks that exist,
 * or taken from them, before; said again, it is set where it was refused or removed outside. Throws `environment-not-found`, `role-not-found`, and `invalid-input` where the
 * protection would be removed without a reason.
 */
export async function setDeploymentRules(
  ctx: Context,
  { name, reason = '', ...rules }: NewDeploymentRules & { readonly name: string },
): Promise<DeploymentRules> {
  const environment = await requireEnvironment(ctx.db, name);
  const where = { environmentId: environment.id };
  const known = await ctx.db.deploymentRules.findUnique({ where });
  await requireRole(ctx.db, rules.approverRole);
  const wasProtected = toRules(known).protected;
  if (wasProtected && !rules.protected) requireReason(reason);
  if (wasProtected || rules.protected) await setProtection(ctx, environment, rules.protected);
  const now = ctx.clock.now();
  const document = await ctx.db.$transaction(async (tx) => {
    await lockEnvironment(tx, environment.id);
    noteChange({
      before: known && toDocument(known, now),
      after: { ...rules, ...(reason && { reason }) },
    });
    const data = {
      ...rules,
      windows: asJson(rules.windows),
      changedBy: ctx.actor.name,
      changedAt: now,
    };
    const row = await tx.deploymentRules.upsert({
      where,
      create: { ...where, ...data },
      update: data,
    });
    await recordActivity(tx, [
      {
        environment: name,
        at: now,
        actor: ctx.actor.name,
        kind: 'deployment-rules-changed',
        severity: wasProtected && !rules.protected ? 'warning' : 'info',
        summary: summaryOf(rules, wasProtected, reason),
      },
    ]);
    await admitNext(tx, ctx, environment.id);
    await publishEnvironment(tx, environment.id);
    return toDocument(row, now);
  });
  ctx.queue.wake();
  ctx.signals.liveEventsWritten();
  return document;
}

function toDocument(row: RulesRow | null, now: Date): DeploymentRules {
  const rules = toRules(row);
  const state = windowState(rules.windows, now);
  return {
    approvals: rules.approvals,
    approverRole: row?.approverRole ?? null,
    approverGroup: row?.approverGroup ?? null,
    approvalHours: rules.approvalHours,
    windows: [...rules.windows],
    protected: rules.protected,
    driftHours: row?.driftHours ?? null,
    changedBy: row?.changedBy ?? null,
    changedAt: row?.changedAt.toISOString() ?? null,
    isOpen: state.open,
    opensAt: state.open ? null : (state.opensAt?.toISOString() ?? null),
  };
}

async function requireRole(db: Pick<Tx, 'role'>, role: string | null): Promise<void> {
  if (role === null || (builtInRoleIds as readonly string[]).includes(role)) return;
  if (await db.role.findUnique({ where: { id: role } })) return;
  const message = 'There is no such role.';
  throw new AppError('role-not-found', message, {
    fields: [{ in: 'body', path: ['approverRole'], message }],
  });
}

function requireReason(reason: string): void {
  if (reason !== '') return;
  const message = 'Say why the protection is removed.';
  throw new AppError('invalid-input', message, {
    fields: [{ in: 'body', path: ['reason'], message }],
  });
}

async function setProtection(
  ctx: Context,
  environment: Environment,
  isProtected: boolean,
): Promise<void> {
  const { name } = environment;
  const aws = ctx.aws(environment);
  const stacks = readStacks(environment.stacks);
  const present = layers.filter(({ id }) => stacks[id]);
  for (const { id } of present) {
    const stack = stackName(name, id);
    if (!isProtected) await unprotectStack(aws, stack);
    else await protectStack(aws, stack, deployedTemplate(environment, getLayer(id)));
  }
}

function summaryOf(rules: NewDeploymentRules, wasProtected: boolean, reason: string): string {
  const parts = [
    rules.approvals === 0 ? 'no approval' : `approval by ${rules.approvals}`,
    rules.windows.length === 0 ? 'at any time' : `${rules.windows.length} deployment windows`,
    rules.protected ? 'protected' : 'not protected',
  ];
  const why = wasProtected && !rules.protected ? ` (protection removed: ${reason})` : '';
  return `Deployments: ${parts.join(', ')}${why}`;
}
