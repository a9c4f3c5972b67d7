import type { Deployment } from '#lib/api/deployment-documents.ts';
import type { Context } from '#lib/context/context.ts';
import type { Tx } from '#lib/db/client.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { changeDeployment } from './change-deployment.ts';
import type { DeploymentRow } from './deployment-document.ts';
import { toRules } from './deployment-rules.ts';
import { requireApprover } from './require-approver.ts';

export interface ApprovalInput {
  readonly id: string;
  readonly decision: 'approved' | 'rejected';
  readonly comment: string;
}

const hourMs = 3_600_000;

/**
 * Says of somebody else's deployment that it may be applied, for as long as the environment's rules let an
 * approval hold, or that it may not, which ends it. Said again, the newer word counts. Throws
 * `deployment-not-open`, `own-deployment`, `no-approver`, and `deployment-stale` for what cannot be applied.
 */
export function approveDeployment(ctx: Context, input: ApprovalInput): Promise<Deployment> {
  const { decision, comment } = input;
  return changeDeployment(
    ctx,
    input.id,
    async (row, tx, now) => {
      if (row.status !== 'planned' && row.status !== 'waiting') {
        throw new AppError(
          'deployment-not-open',
          'Only what is planned and not applied yet can be approved or rejected.',
        );
      }
      const userId = await requireOther(ctx, tx, row);
      const { approvalHours } = toRules(row.environment.rules);
      const expiresAt = new Date(now.getTime() + approvalHours * hourMs);
      const word = { decision, comment, name: ctx.actor.name, at: now, expiresAt };
      await tx.approval.upsert({
        where: { deploymentId_userId: { deploymentId: row.id, userId } },
        create: { deploymentId: row.id, userId, ...word },
        update: word,
      });
      return decision === 'rejected' ? { status: 'discarded', finishedAt: now } : {};
    },
    () => ({
      kind: 'deployment-decided',
      summary: `${decision === 'approved' ? 'Approved' : 'Rejected'}: ${comment}`,
    }),
  );
}

/** The id of whoever asks, who is not whoever asked for the deployment and may approve it. */
async function requireOther(ctx: Context, tx: Tx, row: DeploymentRow): Promise<string> {
  const { userId } = ctx.actor;
  if (userId === undefined) throw new AppError('no-approver', 'Only people approve deployments.');
  if (row.requestedById === userId) {
    throw new AppError(
      'own-deployment',
      'Whoever asked for a deployment cannot approve it: somebody else has to.',
    );
  }
  await requireApprover(tx, row.environment, userId);
  return userId;
}
