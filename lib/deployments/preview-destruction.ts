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
  const aws = ctx.aws(environment);
  const doomed = await layersWithStacks(aws, environment);
  const buckets = await bucketsOf(aws, environment, doomed);
  const contents = await Promise.all(buckets.map(({ name }) => bucketContents(aws, name)));
  return {
    stacks: doomed.map((id) => stackName(environment.name, id)),
    buckets: buckets.flatMap((bucket, index) => {
      const found = contents[index];
      return found ? [{ ...bucket, ...found }] : [];
    }),
  };
}

/** The layers that have stacks, in the order in which they are to be deleted. */
export async function layersWithStacks(aws: Aws, environment: Place): Promise<LayerId[]> {
  const stacks = await Promise.all(
    layers.map((layer) => describeStack(aws, stackName(environment.name, layer.id))),
  );
  const present = layers.filter((_, index) => stacks[index] !== undefined);
  return destructionLevels(present).flat();
}

export interface LayerBucket {
  readonly layer: LayerId;
  readonly name: string;
}

/** The buckets that the stacks of some layers hold. */
export async function bucketsOf(
  aws: Aws,
  environment: Place,
  layerIds: readonly LayerId[],
): Promise<LayerBucket[]> {
  const found = await Promise.all(
    layerIds.map(async (layer) => {
      const resources = await listStackResources(aws, stackName(environment.name, layer));
      return resources.flatMap(({ type, physicalId }) =>
        type === 'AWS::S3::Bucket' && physicalId ? [{ layer, name: physicalId }] : [],
      );
    }),
  );
  return found.flat();
}
