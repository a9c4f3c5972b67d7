import type { Deployment } from '#lib/api/deployment-documents.ts';
import type { Context } from '#lib/context/context.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { requireLayer } from '#lib/environments/require-layer.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { listRecoveries } from './list-recoveries.ts';
import type { Recovery } from './model.ts';
import { openDeployment } from './open-deployment.ts';
import { requireUnprotected } from './protection.ts';

interface RecoverInput {
  readonly name: string;
  readonly layer: string;
  readonly kind: Recovery['kind'];
  readonly skip?: readonly string[];
  readonly retain?: readonly string[];
}

/**
 * Brings a failed stack back. Throws `environment-not-found`, `layer-not-found`, `environment-protected` for
 * a deletion, and `recovery-unavailable` where the stack's state does not allow it.
 */
export async function recoverLayer(
  ctx: Context,
  { name, layer, ...chosen }: RecoverInput,
): Promise<Deployment> {
  const recovery = recoveryOf(chosen);
  const environment = await requireEnvironment(ctx.db, name);
  const { id, title } = requireLayer(layer);
  if (recovery.kind === 'delete') await requireUnprotected(ctx.db, environment);
  const { stackStatus, recoveries } = await listRecoveries(ctx, { name, layer });
  const offered = recoveries.find(({ kind }) => kind === recovery.kind);
  if (!offered) {
    throw new AppError(
      'recovery-unavailable',
      `The stack is ${stackStatus ?? 'not there'}, from which there is no ${recovery.kind}.`,
    );
  }
  requireFailed(recovery, offered.resources);
  return openDeployment(
    ctx,
    {
      environment,
      kind: 'recover',
      apply: true,
      runs: [{ layer: id, recovery }],
      summary: `${recoveryWords[recovery.kind]} of ${title} requested`,
    },
    async (tx) => {
      if (recovery.kind === 'delete') await requireUnprotected(tx, environment);
    },
  );
}

function recoveryOf({
  kind,
  skip = [],
  retain = [],
}: Omit<RecoverInput, 'name' | 'layer'>): Recovery {
  if (kind === 'roll-back') return { kind };
  return kind === 'delete' ? { kind, retain } : { kind, skip };
}

const recoveryWords: Readonly<Record<Recovery['kind'], string>> = {
  'roll-back': 'Roll-back',
  'continue-roll-back': 'Continuation of the roll-back',
  delete: 'Deletion',
};

function requireFailed(
  recovery: Recovery,
  failed: readonly { readonly logicalId: string }[],
): void {
  if (recovery.kind === 'roll-back') return;
  const [field, chosen] =
    recovery.kind === 'delete' ? ['retain', recovery.retain] : ['skip', recovery.skip];
  const fields = chosen.flatMap((wanted, index) =>
    failed.some(({ logicalId }) => logicalId === wanted)
      ? []
      : [
          {
            in: 'body' as const,
            path: [field as string, index],
            message: `${wanted} is not among the resources that failed.`,
          },
        ],
  );
  if (fields.length === 0) return;
  throw new AppError('recovery-unavailable', 'Only what failed can be left out.', { fields });
}
