import { type LayerId, stackName } from '#cloudformation/layer.ts';
import { requireDeployer } from '#lib/accounts/require-deployer.ts';
import { recordActivity } from '#lib/activity/record-activity.ts';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import type { Context } from '#lib/context/context.ts';
import { noteTarget } from '#lib/context/trace.ts';
import type { Environment, Tx } from '#lib/db/client.ts';
import { publishEnvironment } from '#lib/environments/environment-document.ts';
import { asJson, publish } from '#lib/live/publish.ts';
import { claimEnvironment, supersedePlans } from './active-deployment.ts';
import { toDeployment, withLayers } from './deployment-document.ts';

export interface NewDeployment {
  readonly environment: Environment;
  readonly layers: readonly LayerId[];
  readonly apply: boolean;
  /** The sentence of the activity feed. */
  readonly summary: string;
}

/**
 * Writes a deployment of some layers with their parameters as they are now, and queues it, in one
 * transaction. Throws `deployment-active`, and what `check` throws once the environment is held.
 */
export async function openDeployment(
  ctx: Context,
  input: NewDeployment,
  check: (tx: Tx) => Promise<void> = async () => undefined,
): Promise<Deployment> {
  const { environment } = input;
  await requireDeployer(ctx.db, environment);
  const now = ctx.clock.now();
  const document = await ctx.db.$transaction(async (tx) => {
    await claimEnvironment(tx, environment.id);
    await check(tx);
    const superseded = await supersedePlans(tx, environment.id, now);
    const parameters = environment.parameters as Record<string, unknown>;
    const row = await tx.deployment.create({
      data: {
        environmentId: environment.id,
        kind: 'deploy',
        status: 'planning',
        autoApply: input.apply,
        requestedBy: ctx.actor.name,
        requestedAt: now,
        layers: {
          create: input.layers.map((layer, position) => ({
            layer,
            position,
            status: 'pending',
            stackName: stackName(environment.name, layer),
            parameters: asJson(parameters[layer] ?? {}),
          })),
        },
      },
      include: withLayers,
    });
    const data = toDeployment(row);
    await publish(tx, [{ environmentName: environment.name, event: { kind: 'deployment', data } }]);
    await publishEnvironment(tx, environment.id);
    await recordActivity(tx, [
      {
        environment: environment.name,
        at: now,
        actor: ctx.actor.name,
        kind: 'plan-requested',
        severity: 'info',
        summary: input.summary,
        deploymentId: row.id,
      },
    ]);
    for (const id of [...superseded, row.id]) await ctx.queue.enqueue(tx, id);
    return data;
  });
  noteTarget(document.id, environment.name);
  ctx.queue.wake();
  ctx.signals.liveEventsWritten();
  return document;
}
