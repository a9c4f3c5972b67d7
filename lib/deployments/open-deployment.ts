import { type LayerId, stackName } from '#cloudformation/layer.ts';
import { requireDeployer } from '#lib/accounts/require-deployer.ts';
import { recordActivity } from '#lib/activity/record-activity.ts';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import type { Context } from '#lib/context/context.ts';
import { noteTarget } from '#lib/context/trace.ts';
import type { Environment, Tx } from '#lib/db/client.ts';
import { publishEnvironment } from '#lib/environments/environment-document.ts';
import { asJson, publish } from '#lib/live/publish.ts';
import { lockEnvironment } from './active-deployment.ts';
import { admitNext } from './admit-next.ts';
import { toDeployment } from './deployment-document.ts';
import type { ImportedResource } from './imports.ts';
import type { Recovery } from './model.ts';
import { requireDeployment } from './require-deployment.ts';
import { supersedePlans } from './supersede-plans.ts';

/** What is to be done with one layer. */
export interface NewRun {
  readonly layer: LayerId;
  readonly expectedSeconds?: number;
  /** Buckets to be emptied and deleted with the layer. */
  readonly doomedBuckets?: readonly string[];
  readonly recovery?: Recovery;
  /** Existing resources that the stack takes in, and nothing else. */
  readonly imports?: readonly ImportedResource[];
}

export interface NewDeployment {
  readonly environment: Environment;
  readonly kind: Deployment['kind'];
  readonly runs: readonly NewRun[];
  /** Whether it is applied without a review; what needs no plan always is. */
  readonly apply: boolean;
  /** Whether it is planned by what is really there. */
  readonly revertsDrift?: boolean | undefined;
  /** The sentence of the activity feed. */
  readonly summary: string;
  /** Why it does not wait for a deployment window. */
  readonly overrideReason?: string | undefined;
}

/**
 * Writes a deployment of some layers with their parameters as they are now, and lets it begin where no other
 * of the environment is under way, in one transaction. Throws what `check` throws once the environment is held.
 */
export async function openDeployment(
  ctx: Context,
  input: NewDeployment,
  check: (tx: Tx) => Promise<void> = async () => undefined,
): Promise<Deployment> {
  const { kind, runs, overrideReason } = input;
  const { id: environmentId, name } = input.environment;
  await requireDeployer(ctx.db, input.environment);
  const now = ctx.clock.now();
  const isDecided = input.apply || kind !== 'deploy';
  const document = await ctx.db.$transaction(async (tx) => {
    await lockEnvironment(tx, environmentId);
    await check(tx);
    const superseded = await supersedePlans(tx, environmentId, { actor: ctx.actor.name, at: now });
    const environment = await tx.environment.findUniqueOrThrow({ where: { id: environmentId } });
    const parameters = environment.parameters as Record<string, unknown>;
    const { id } = await tx.deployment.create({
      data: {
        environmentId,
        kind,
        status: kind === 'deploy' ? 'queued' : 'waiting',
        autoApply: input.apply,
        revertsDrift: input.revertsDrift ?? false,
        requestedBy: ctx.actor.name,
        requestedById: ctx.actor.userId ?? null,
        requestedAt: now,
        ...(isDecided && { decidedBy: ctx.actor.name, decidedAt: now }),
        ...(overrideReason !== undefined && { overrideReason }),
        layers: {
          create: runs.map(
            ({ layer, expectedSeconds, doomedBuckets, recovery, imports }, position) => ({
              layer,
              position,
              status: 'pending',
              stackName: stackName(name, layer),
              parameters: asJson(parameters[layer] ?? {}),
              ...(expectedSeconds !== undefined && { expectedSeconds }),
              ...(doomedBuckets && { doomedBuckets: [...doomedBuckets] }),
              ...(recovery && { recovery: asJson(recovery) }),
              ...(imports && { imports: asJson(imports) }),
            }),
          ),
        },
      },
      select: { id: true },
    });
    await recordActivity(tx, [
      {
        environment: name,
        at: now,
        actor: ctx.actor.name,
        kind: kind === 'deploy' ? 'plan-requested' : 'deployment-decided',
        severity: 'info',
        summary: input.summary,
        deploymentId: id,
      },
    ]);
    for (const other of superseded) await ctx.queue.enqueue(tx, other);
    await admitNext(tx, ctx, environmentId);
    const data = toDeployment(await requireDeployment(tx, id), now);
    await publish(tx, [{ environmentName: name, event: { kind: 'deployment', data } }]);
    await publishEnvironment(tx, environmentId);
    return data;
  });
  noteTarget(document.id, name);
  ctx.queue.wake();
  ctx.signals.liveEventsWritten();
  return document;
}
