import type { LayerId } from '#cloudformation/layer.ts';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import type { Context } from '#lib/context/context.ts';
import { noteChange } from '#lib/context/trace.ts';
import type { Tx } from '#lib/db/client.ts';
import { noteableChange } from '#lib/environments/update-environment.ts';
import { writeParameters } from '#lib/environments/write-parameters.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { requireRight } from '#lib/identity/rights.ts';
import type { DeploymentRow } from './deployment-document.ts';
import { openDeployment } from './open-deployment.ts';
import { titles } from './plan-deployment.ts';
import { requireDeployment } from './require-deployment.ts';

interface RepeatInput {
  readonly id: string;
  /** Whether it is applied without a review. */
  readonly apply: boolean;
}

interface Restored {
  /** By layer. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly revertsDrift: boolean;
  readonly what: string;
}

/**
 * Plans the layers of a deployment again with the parameters that they had in it, which become the
 * environment's. Throws `not-allowed`, and `nothing-to-restore` for what had no parameters.
 */
export async function repeatDeployment(ctx: Context, input: RepeatInput): Promise<Deployment> {
  const row = await requireDeployment(ctx.db, input.id);
  if (row.kind !== 'deploy') throw nothing('Only what deploys can be repeated.');
  const parameters = Object.fromEntries(row.layers.map((run) => [run.layer, run.parameters]));
  const { revertsDrift } = row;
  return restore(ctx, input, row, { parameters, revertsDrift, what: 'Repetition' });
}

/**
 * Plans what a deployment has changed, or tried to, with the parameters of the last deployment before it
 * that succeeded, which become the environment's. Layers that it left as they were are left out, so that
 * going back does not wait for them. Throws `not-allowed`, and `nothing-to-restore` where no layer has any.
 */
export async function rollBackDeployment(ctx: Context, input: RepeatInput): Promise<Deployment> {
  const row = await requireDeployment(ctx.db, input.id);
  const touched = row.layers.filter(
    ({ status }) => row.kind === 'deploy' && status !== 'unchanged' && status !== 'skipped',
  );
  const found = await Promise.all(
    touched.map(async ({ layer }) => [layer, await lastGood(ctx.db, row, layer)] as const),
  );
  const parameters = Object.fromEntries(found.filter(([, good]) => good !== undefined));
  if (Object.keys(parameters).length === 0) {
    throw nothing('None of its layers had been deployed before.');
  }
  return restore(ctx, input, row, { parameters, revertsDrift: false, what: 'Roll-back' });
}

/** The parameters of a layer in the newest deployment before another that brought it to a good end. */
async function lastGood(
  db: Pick<Tx, 'layerRun'>,
  { id, environmentId }: DeploymentRow,
  layer: string,
): Promise<unknown> {
  const run = await db.layerRun.findFirst({
    where: {
      layer,
      status: { in: ['succeeded', 'unchanged'] },
      deployment: { environmentId, kind: 'deploy', startedAt: { not: null }, id: { lt: id } },
    },
    orderBy: { deploymentId: 'desc' },
  });
  return run?.parameters;
}

function restore(
  ctx: Context,
  { id, apply }: RepeatInput,
  { environment }: DeploymentRow,
  { parameters, revertsDrift, what }: Restored,
): Promise<Deployment> {
  requireRight(ctx.rights, 'configure', environment.name);
  if (apply) requireRight(ctx.rights, 'deploy', environment.name);
  const layers = Object.keys(parameters) as LayerId[];
  return openDeployment(
    ctx,
    {
      environment,
      kind: 'deploy',
      apply,
      revertsDrift,
      runs: layers.map((layer) => ({ layer })),
      summary: `${what} of ${titles(layers)} requested`,
    },
    async (tx) => {
      const at = ctx.clock.now().toISOString();
      const origin = { kind: 'restored', of: id, by: ctx.actor.name, at } as const;
      const { before, after } = await writeParameters(tx, environment.id, parameters, origin);
      const { tags } = environment;
      noteChange({
        before: noteableChange({ parameters }, { tags, parameters: before }),
        after: noteableChange({ parameters }, { tags, parameters: after }),
      });
    },
  );
}

function nothing(message: string): AppError {
  return new AppError('nothing-to-restore', message);
}
