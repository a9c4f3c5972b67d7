import type { Deployment, StopMode } from '#lib/api/deployment-documents.ts';
import type { Context } from '#lib/context/context.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { changeDeployment } from './change-deployment.ts';
import { undecidedStatuses } from './deployment-statuses.ts';
import { kindWords } from './describe-transition.ts';

/**
 * Gives up what nothing of has been applied yet; its change sets are deleted. Throws
 * `deployment-not-planned`.
 */
export function discardDeployment(
  ctx: Context,
  { id }: { readonly id: string },
): Promise<Deployment> {
  return changeDeployment(
    ctx,
    id,
    async ({ status }, _, now) => {
      if (undecidedStatuses.includes(status)) return { status: 'discarded', finishedAt: now };
      throw new AppError(
        'deployment-not-planned',
        'Only what nothing of has been applied yet can be discarded.',
      );
    },
    () => ({ kind: 'plan-discarded', summary: 'Plan discarded' }),
  );
}

/**
 * Stops a deployment: before it begins nothing happens, later no further layer starts, and those under way
 * are undone or ended as the mode says. A deletion that runs goes on in either. Throws `deployment-not-open`.
 */
export function cancelDeployment(
  ctx: Context,
  { id, mode }: { readonly id: string; readonly mode: StopMode },
): Promise<Deployment> {
  return changeDeployment(
    ctx,
    id,
    async ({ kind, status, stopMode }, _, now) => {
      if (undecidedStatuses.includes(status)) return { status: 'discarded', finishedAt: now };
      if (kind === 'recover') {
        throw new AppError('deployment-not-open', 'A recovery that has begun comes to its end.');
      }
      if (status === 'applying' && stopMode !== 'now') {
        return { stopMode: mode, stoppedBy: ctx.actor.name };
      }
      throw new AppError('deployment-not-open', 'It is over, or being stopped already.');
    },
    ({ kind, status }) => ({
      kind: 'deployment-decided',
      summary:
        status === 'discarded'
          ? `${kindWords[kind]} cancelled before it began`
          : `${kindWords[kind]} is being stopped: ${stopWords[mode]}`,
    }),
  );
}

const stopWords: Readonly<Record<StopMode, string>> = {
  now: 'what is under way is undone',
  'after-running': 'what is under way comes to its end',
};
