import { mixOf } from '#lib/resources/ecs/capacity-mix.ts';
import { taskSizeOf, usdPerHour } from '#lib/resources/ecs/fargate-price.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';

/**
 * USD an hour of some tasks of a service by the sizes of their definition and the shares of Spot that its strategy
 * gives them; undefined where the definition tells no sizes or they do not run on Fargate.
 */
export function fargatePrice(
  service: ResourceNode,
  definition: ResourceNode | undefined,
  tasks: number,
): number | undefined {
  const size = taskSizeOf(definition?.properties);
  const mix = mixOf(service.properties);
  return size && mix && usdPerHour(tasks, size, mix);
}
