import { AnswerMemory } from '#lib/answers/answer-memory.ts';
import type { Snapshot } from '#lib/api/hosts.ts';
import type { Aws } from '#lib/aws/clients.ts';
import { cacheSnapshots, dbSnapshots } from '#lib/aws/database-snapshots.ts';
import { translateAwsError } from '#lib/aws/translate-error.ts';
import type { Context } from '#lib/context/context.ts';
import { knownState } from '#lib/discovery/known-state.ts';
import { requireResource } from '#lib/discovery/require-resource.ts';
import { requireType } from './require-type.ts';

const sharedMs = 2_000;
const shared = new AnswerMemory<Snapshot[]>(sharedMs);

const readers: Readonly<Record<string, (aws: Aws, id: string) => Promise<Snapshot[]>>> = {
  'AWS::RDS::DBInstance': dbSnapshots,
  'AWS::ElastiCache::ReplicationGroup': cacheSnapshots,
};

/**
 * Snapshots of a database, newest first, at most two seconds old. Throws `environment-not-found`,
 * `resource-not-found`, `invalid-input` for any other resource, and what AWS refuses.
 */
export async function listSnapshots(
  ctx: Context,
  input: { readonly name: string; readonly resource: string },
): Promise<{ snapshots: Snapshot[] }> {
  const { environment, node } = await requireResource(ctx, input);
  const message = 'Only RDS instances and Redis caches have snapshots.';
  requireType(node, Object.keys(readers), message);
  const aws = ctx.aws(environment);
  const key = await knownState(ctx, environment, node);
  try {
    const found = await shared.of(aws, key, ctx.clock.now(), async () => {
      const list = await readers[node.type]?.(aws, node.id);
      return (list ?? []).sort(byNewest);
    });
    return { snapshots: found };
  } catch (error) {
    throw translateAwsError(error);
  }
}

/** What AWS has not begun yet is the newest. */
function byNewest(a: Snapshot, b: Snapshot): number {
  return (b.createdAt ?? '9').localeCompare(a.createdAt ?? '9');
}
