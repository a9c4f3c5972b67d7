import type { Deployment } from '#lib/api/deployment-documents.ts';
import type { Context } from '#lib/context/context.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { asJson } from '#lib/live/publish.ts';
import { changeDeployment } from './change-deployment.ts';
import { toDeployment } from './deployment-document.ts';

interface ApplyInput {
  readonly id: string;
  /** Names of the resources whose data may be lost, each typed by the operator. */
  readonly acceptLosses?: readonly string[];
  /** Why it does not wait for a deployment window. */
  readonly overrideReason?: string | null | undefined;
}

/**
 * Decides that a plan is to be applied: at once, or as soon as it has what it needs. Said again of one that
 * waits, it may go past the deployment window. Throws `deployment-not-planned`, `deployment-stale`, and
 * `confirmation-mismatch` where it would lose data that was not given up by name.
 */
export function applyDeployment(ctx: Context, input: ApplyInput): Promise<Deployment> {
  const { id, acceptLosses = [] } = input;
  const overrideReason = input.overrideReason ?? undefined;
  return changeDeployment(
    ctx,
    id,
    async (row, _, now) => {
      const plan = toDeployment(row, now);
      const isOverridden = plan.status === 'waiting' && overrideReason !== undefined;
      if (plan.status !== 'planned' && !isOverridden) {
        throw new AppError(
          'deployment-not-planned',
          'Only a plan that waits for a decision can be applied.',
        );
      }
      requireCurrent(plan);
      if (plan.status === 'planned') requireAccepted(plan, acceptLosses);
      return {
        ...(plan.status === 'planned' && {
          status: 'waiting',
          decidedBy: ctx.actor.name,
          decidedAt: now,
          acceptedLosses: asJson(acceptLosses),
        }),
        ...(overrideReason !== undefined && { overrideReason }),
      };
    },
    ({ needs: [need] }) => {
      if (overrideReason !== undefined) {
        const summary = `Decided to deploy outside the deployment windows: ${overrideReason}`;
        return { kind: 'deployment-decided', summary };
      }
      return need && { kind: 'deployment-decided', summary: `Decided to deploy. ${need.text}` };
    },
  );
}

function requireCurrent({ needs }: Deployment): void {
  const stale = needs.find(({ kind }) => kind === 'new-plan');
  if (stale) throw new AppError('deployment-stale', `${stale.text} Plan again.`);
}

function requireAccepted({ losses }: Deployment, accepted: readonly string[]): void {
  const missing = losses.filter(({ name }) => !accepted.includes(name));
  if (missing.length === 0) return;
  throw new AppError(
    'confirmation-mismatch',
    'Applying this plan loses data. Name every resource that holds it.',
    {
      fields: missing.map(({ name, cause }) => ({
        in: 'body',
        path: ['acceptLosses'],
        message: `${name} would lose its data: ${cause}`,
      })),
    },
  );
}
