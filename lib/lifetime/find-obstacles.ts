import type { z } from 'zod';
import type { obstacle } from '#lib/api/lifetime.ts';
import type { Context } from '#lib/context/context.ts';
import { previewDestruction } from '#lib/deployments/preview-destruction.ts';

type Obstacle = z.output<typeof obstacle>;

/** The buckets of an environment that hold data, which only an operator gives up. */
export async function findObstacles(
  ctx: Context,
  { name }: { readonly name: string },
): Promise<Obstacle[]> {
  const { buckets } = await previewDestruction(ctx, { name });
  return buckets
    .filter(({ versions }) => versions > 0)
    .map(({ name: bucket, versions, isComplete }) => ({ bucket, versions, isComplete }));
}

/** `raw holds 3 object versions, curated more than 1000`. */
export function obstaclesText(obstacles: readonly Obstacle[]): string {
  return obstacles
    .map(({ bucket, versions, isComplete }) => {
      const count = isComplete ? String(versions) : `more than ${versions}`;
      return `${bucket} holds ${count} object version${versions === 1 ? '' : 's'}`;
    })
    .join(', ');
}
