import { type LayerId, stackName } from '#cloudformation/layer.ts';
import { dependencyLevels, withNeeds } from '#cloudformation/layer-order.ts';
import { findLayer, layers } from '#cloudformation/layers.ts';
import { recordActivity } from '#lib/activity/record-activity.ts';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import type { Context } from '#lib/context/context.ts';
import { publishEnvironment } from '#lib/environments/environment-document.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { asJson, publish } from '#lib/live/publish.ts';
import { claimEnvironment, supersedePlans } from './active-deployment.ts';
import { toDeployment, withLayers } from './deployment-document.ts';

export interface PlanInput {
  readonly name: string;
  readonly layers?: readonly string[] | undefined;
  readonly apply: boolean;
}

/**
 * Asks for a plan of some layers and what they need. Throws `layer-not-found`, `deployment-active`.
 */
export async function planDeployment(ctx: Context, input: PlanInput): Promise<Deployment> {
  const environment = await requireEnvironment(ctx.db, input.name);
  const chosen = chooseLayers(input.layers);
  const now = ctx.clock.now();
  const document = await ctx.db.$transaction(async (tx) => {
    await claimEnvironment(tx, environment.id);
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
          create: chosen.map((layer, position) => ({
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
        summary: input.apply ? 'Deployment requested' : 'Plan requested',
        deploymentId: row.id,
      },
    ]);
    for (const id of [...superseded, row.id]) await ctx.queue.enqueue(tx, id);
    return data;
  });
  ctx.queue.wake();
  ctx.signals.liveEventsWritten();
  return document;
}

function chooseLayers(ids: readonly string[] | undefined): LayerId[] {
  const wanted = (ids ?? layers.map(({ id }) => id)).map((id, index) => {
    const layer = findLayer(id);
    if (layer) return layer.id;
    throw new AppError('layer-not-found', `There is no layer named ${id}.`, {
      fields: [{ in: 'body', path: ['layers', index], message: `There is no layer named ${id}` }],
    });
  });
  const all = withNeeds(wanted, layers);
  return dependencyLevels(layers.filter(({ id }) => all.has(id))).flat();
}
