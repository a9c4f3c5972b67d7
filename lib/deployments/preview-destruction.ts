import type { LayerId } from '#cloudformation/layer.ts';
import { stackName } from '#cloudformation/layer.ts';
import { destructionLevels } from '#cloudformation/layer-order.ts';
import { layers } from '#cloudformation/layers.ts';
import type { DestructionPreview } from '#lib/api/deployments.ts';
import type { Aws } from '#lib/aws/clients.ts';
import { describeStack } from '#lib/aws/cloudformation/stack.ts';
import { bucketContents } from '#lib/aws/s3/buckets.ts';
import { listStackResources } from '#lib/aws/stacks.ts';
import type { Context } from '#lib/context/context.ts';
import { requireEnvironment } from '#lib/environments/require-environment.ts';

interface Place {
  readonly name: string;
  readonly region: string;
}

/** What a destruction would delete, and the buckets that only go when their contents are given up. */
export async function previewDestruction(
  ctx: Context,
  input: { readonly name: string },
): Promise<DestructionPreview> {
  const environment = await requireEnvironment(ctx.db, input.name);
  const aws = ctx.aws(environment.region);
  const doomed = await layersWithStacks(aws, environment);
  const buckets = await Promise.all(doomed.map((layer) => bucketsOf(aws, environment, layer)));
  return { stacks: doomed.map((id) => stackName(environment.name, id)), buckets: buckets.flat() };
}

/** The layers that have stacks, in the order in which they are to be deleted. */
export async function layersWithStacks(aws: Aws, environment: Place): Promise<LayerId[]> {
  const stacks = await Promise.all(
    layers.map((layer) => describeStack(aws, stackName(environment.name, layer.id))),
  );
  const present = layers.filter((_, index) => stacks[index] !== undefined);
  return destructionLevels(present).flat();
}

async function bucketsOf(aws: Aws, environment: Place, layer: LayerId) {
  const resources = await listStackResources(aws, stackName(environment.name, layer));
  const names = resources.flatMap(({ type, physicalId }) =>
    type === 'AWS::S3::Bucket' && physicalId ? [physicalId] : [],
  );
  const contents = await Promise.all(names.map((name) => bucketContents(aws, name)));
  return names.flatMap((name, index) => {
    const found = contents[index];
    return found ? [{ layer, name, ...found }] : [];
  });
}
