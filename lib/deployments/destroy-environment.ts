import { stackName } from '#cloudformation/layer.ts';
import { getLayer } from '#cloudformation/layers.ts';
import { requireDeployer } from '#lib/accounts/require-deployer.ts';
import { recordActivity } from '#lib/activity/record-activity.ts';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import type { Context } from '#lib/context/context.ts';
import { noteTarget } from '#lib/context/trace.ts';
import { publishEnvironment } from '#lib/environments/environment-document.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { asJson, publish } from '#lib/live/publish.ts';
import { claimEnvironment, supersedePlans } from './active-deployment.ts';
import { toDeployment, withLayers } from './deployment-document.ts';
import { describeTransition } from './describe-transition.ts';
import { expectedDeletionSeconds } from './expected-seconds.ts';
import { bucketsOf, type LayerBucket, layersWithStacks } from './preview-destruction.ts';

export interface DestroyInput {
  readonly name: string;
  /** The environment's name, typed again. */
  readonly confirm: string;
  /** Names of the buckets to be emptied and deleted; any other keeps what is in it. */
  readonly emptyBuckets?: readonly string[];
}

/**
 * Deletes every stack of an environment, in reverse order of their needs. Throws
 * `confirmation-mismatch`, `bucket-not-found`, `nothing-deployed`, `deployment-active`.
 */
export async function destroyEnvironment(ctx: Context, input: DestroyInput): Promise<Deployment> {
  const environment = await requireEnvironment(ctx.db, input.name);
  if (input.confirm !== environment.name) {
    throw new AppError('confirmation-mismatch', 'The name typed is not the environment’s.', {
      fields: [{ in: 'body', path: ['confirm'], message: `Type ${environment.name}` }],
    });
  }
  await requireDeployer(ctx.db, environment);
  const aws = ctx.aws(environment);
  const doomedIds = await layersWithStacks(aws, environment);
  const doomed = doomedIds.map(getLayer);
  if (doomed.length === 0) {
    throw new AppError('nothing-deployed', 'This environment has no stacks to delete.');
  }
  const { emptyBuckets = [] } = input;
  const known = emptyBuckets.length > 0 ? await bucketsOf(aws, environment, doomedIds) : [];
  const buckets = chosenBuckets(known, emptyBuckets);
  const now = ctx.clock.now();
  const parameters = environment.parameters as Record<string, unknown>;
  const context = { environment: environment.name, region: environment.region };
  const document = await ctx.db.$transaction(async (tx) => {
    await claimEnvironment(tx, environment.id);
    const superseded = await supersedePlans(tx, environment.id, now);
    const row = await tx.deployment.create({
      data: {
        environmentId: environment.id,
        kind: 'destroy',
        status: 'applying',
        requestedBy: ctx.actor.name,
        requestedAt: now,
        startedAt: now,
        layers: {
          create: doomed.map((layer, position) => ({
            layer: layer.id,
            position,
            status: 'pending',
            stackName: stackName(environment.name, layer.id),
            parameters: asJson(parameters[layer.id] ?? {}),
            doomedBuckets: buckets.filter((bucket) => bucket.layer === layer.id).map(nameOf),
            expectedSeconds: expectedDeletionSeconds(
              layer.template(layer.parameters.parse(parameters[layer.id] ?? {}), context),
              ctx.cloudSpeed,
            ),
          })),
        },
      },
      include: withLayers,
    });
    const data = toDeployment(row);
    await publish(tx, [{ environmentName: environment.name, event: { kind: 'deployment', data } }]);
    await publishEnvironment(tx, environment.id);
    await recordActivity(tx, describeTransition(data, now));
    for (const id of [...superseded, row.id]) await ctx.queue.enqueue(tx, id);
    return data;
  });
  noteTarget(document.id, environment.name);
  ctx.queue.wake();
  ctx.signals.liveEventsWritten();
  return document;
}

/** Only buckets of the environment's own stacks are emptied. */
function chosenBuckets(known: readonly LayerBucket[], chosen: readonly string[]): LayerBucket[] {
  return chosen.map((wanted, index) => {
    const bucket = known.find(({ name }) => name === wanted);
    if (bucket) return bucket;
    const message = `${wanted} is not a bucket of this environment.`;
    throw new AppError('bucket-not-found', message, {
      fields: [{ in: 'body', path: ['emptyBuckets', index], message }],
    });
  });
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}
