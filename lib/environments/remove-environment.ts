import { stackName } from '#cloudformation/layer.ts';
import { layers } from '#cloudformation/layers.ts';
import { describeStack } from '#lib/aws/cloudformation/stack.ts';
import type { Context } from '#lib/context/context.ts';
import { claimEnvironment } from '#lib/deployments/active-deployment.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { publish } from '#lib/live/publish.ts';
import { requireEnvironment } from './require-environment.ts';

/** Forgets an environment that has no stacks. Throws `environment-deployed`, `deployment-active`. */
export async function removeEnvironment(
  ctx: Context,
  { name }: { readonly name: string },
): Promise<null> {
  const environment = await requireEnvironment(ctx.db, name);
  const aws = ctx.aws(environment);
  const stacks = await Promise.all(
    layers.map((layer) => describeStack(aws, stackName(name, layer.id))),
  );
  const remaining = stacks.find((stack) => stack !== undefined);
  if (remaining) {
    throw new AppError(
      'environment-deployed',
      `The stack ${remaining.stackName} still exists (${remaining.status}): destroy the environment first.`,
    );
  }
  await ctx.db.$transaction(async (tx) => {
    await claimEnvironment(tx, environment.id);
    await tx.environment.delete({ where: { id: environment.id } });
    await tx.activity.deleteMany({ where: { environmentName: name } });
    await publish(tx, [
      { environmentName: name, event: { kind: 'environment-removed', data: { name } } },
    ]);
  });
  ctx.signals.liveEventsWritten();
  return null;
}
