import { AnswerMemory } from '#lib/answers/answer-memory.ts';
import type { LakeBucket } from '#lib/api/catalog.ts';
import type { Aws } from '#lib/aws/clients.ts';
import { readZones } from '#lib/aws/lake-zones.ts';
import { translateAwsError } from '#lib/aws/translate-error.ts';
import { unlessAbsent } from '#lib/aws/unless-absent.ts';
import type { Context } from '#lib/context/context.ts';
import { isLakeBucket } from '#lib/diagrams/views/lake.ts';
import { graphOf } from '#lib/discovery/graph-document.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';
import { isPending } from '#lib/resources/pending.ts';

/** Up to five pages of each zone are read for it. */
const sharedMs = 15_000;
const shared = new AnswerMemory<LakeBucket[]>(sharedMs);

/**
 * The buckets of an environment's data lake with what their zones hold, at most 15 seconds old. Throws
 * `environment-not-found`, and what AWS refuses.
 */
export async function getLake(
  ctx: Context,
  { name }: { readonly name: string },
): Promise<{ buckets: LakeBucket[] }> {
  const environment = await requireEnvironment(ctx.db, name);
  const { nodes } = await graphOf(ctx.db, environment);
  const buckets = nodes.filter((node) => isLakeBucket(node) && !isPending(node));
  const names = buckets.map(({ id }) => id);
  const aws = ctx.aws(environment);
  try {
    return {
      buckets: await shared.of(aws, JSON.stringify(names), ctx.clock.now(), () =>
        readBuckets(aws, names),
      ),
    };
  } catch (error) {
    throw translateAwsError(error);
  }
}

async function readBuckets(aws: Aws, names: readonly string[]): Promise<LakeBucket[]> {
  const found: LakeBucket[] = [];
  for (const name of names) {
    const zones = await unlessAbsent(['NoSuchBucket'], () => readZones(aws, name));
    if (zones) found.push({ name, zones });
  }
  return found;
}
