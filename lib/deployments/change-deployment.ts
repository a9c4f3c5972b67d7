import { type NewActivity, recordActivity } from '#lib/activity/record-activity.ts';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import type { Context } from '#lib/context/context.ts';
import { noteChange, noteTarget } from '#lib/context/trace.ts';
import type { Prisma, Tx } from '#lib/db/client.ts';
import { publishEnvironment } from '#lib/environments/environment-document.ts';
import { publish } from '#lib/live/publish.ts';
import { lockEnvironment } from './active-deployment.ts';
import { admitNext } from './admit-next.ts';
import { type DeploymentRow, toDeployment } from './deployment-document.ts';
import { requireDeployment } from './require-deployment.ts';

/** What the activity feed tells of it. */
type Story = Pick<NewActivity, 'kind' | 'summary'>;

type Change = Omit<Prisma.DeploymentUncheckedUpdateInput, 'revision'>;

/**
 * Changes a deployment by what somebody has said of it, while its environment is held, and lets go on what
 * that makes possible. `decide` throws where it may not be changed so, and may write what belongs to it.
 */
export async function changeDeployment(
  ctx: Context,
  id: string,
  decide: (row: DeploymentRow, tx: Tx, now: Date) => Promise<Change>,
  tell: (deployment: Deployment) => Story | undefined,
): Promise<Deployment> {
  const now = ctx.clock.now();
  const document = await ctx.db.$transaction(async (tx) => {
    const { environmentId, environment } = await requireDeployment(tx, id);
    noteTarget(id, environment.name);
    await lockEnvironment(tx, environmentId);
    const before = await requireDeployment(tx, id);
    const change = await decide(before, tx, now);
    await tx.deployment.update({
      where: { id },
      data: { ...change, revision: { increment: 1 } },
    });
    const changed = toDeployment(await requireDeployment(tx, id), now);
    const story = tell(changed);
    if (story) {
      const by = { environment: environment.name, at: now, actor: ctx.actor.name };
      await recordActivity(tx, [{ ...by, ...story, severity: 'info', deploymentId: id }]);
    }
    await ctx.queue.enqueue(tx, id);
    await admitNext(tx, ctx, environmentId);
    const data = toDeployment(await requireDeployment(tx, id), now);
    await publish(tx, [{ environmentName: environment.name, event: { kind: 'deployment', data } }]);
    await publishEnvironment(tx, environmentId);
    noteChange({ before: { status: before.status }, after: { status: data.status } });
    return data;
  });
  ctx.queue.wake();
  ctx.signals.liveEventsWritten();
  return document;
}
