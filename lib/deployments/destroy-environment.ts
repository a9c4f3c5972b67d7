import { getLayer } from '#cloudformation/layers.ts';
import { requireDeployer } from '#lib/accounts/require-deployer.ts';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import type { Context } from '#lib/context/context.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { deployedTemplate } from './deployed-template.ts';
import { expectedDeletionSeconds } from './expected-seconds.ts';
import { openDeployment } from './open-deployment.ts';
import { bucketsOf, type LayerBucket, layersWithStacks } from './preview-destruction.ts';
import { requireUnprotected } from './protection.ts';

export interface DestroyInput {
  readonly name: string;
  /** The environment's name, typed again. */
  readonly confirm: string;
  /** Names of the buckets to be emptied and deleted; any other keeps what is in it. */
  readonly emptyBuckets?: readonly string[];
  /** Why it does not wait for a deployment window. */
  readonly overrideReason?: string | undefined;
}

/**
 * Deletes every stack of an environment, in reverse order of their needs. Throws
 * `confirmation-mismatch`, `bucket-not-found`, `nothing-deployed`, `environment-protected`.
 */
export async function destroyEnvironment(ctx: Context, input: DestroyInput): Promise<Deployment> {
  const environment = await requireEnvironment(ctx.db, input.name);
  if (input.confirm !== environment.name) {
    throw new AppError('confirmation-mismatch', 'The name typed is not the environment’s.', {
      fields: [{ in: 'body', path: ['confirm'], message: `Type ${environment.name}` }],
    });
  }
  await requireDeployer(ctx.db, environment);
  await requireUnprotected(ctx.db, environment);
  const aws = ctx.aws(environment);
  const doomed = await layersWithStacks(aws, environment);
  if (doomed.length === 0) {
    throw new AppError('nothing-deployed', 'This environment has no stacks to delete.');
  }
  const { emptyBuckets = [] } = input;
  const known = emptyBuckets.length > 0 ? await bucketsOf(aws, environment, doomed) : [];
  const buckets = chosenBuckets(known, emptyBuckets);
  return openDeployment(
    ctx,
    {
      environment,
      kind: 'destroy',
      apply: true,
      overrideReason: input.overrideReason,
      summary: 'Destruction requested',
      runs: doomed.map(getLayer).map((layer) => ({
        layer: layer.id,
        doomedBuckets: buckets.filter((bucket) => bucket.layer === layer.id).map(nameOf),
        expectedSeconds: expectedDeletionSeconds(
          deployedTemplate(environment, layer),
          ctx.cloudSpeed,
        ),
      })),
    },
    (tx) => requireUnprotected(tx, environment),
  );
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
