import type { ResourceNode } from '#lib/resources/graph.ts';
import { objectsAt, textAt } from '#lib/resources/property-path.ts';
import { priceTable } from './price-table.ts';

const { vcpu, gibibyte, spotShare } = priceTable.fargate;

/**
 * USD an hour of some tasks of a service by the sizes of their definition and the shares of Spot that its strategy
 * gives them; undefined where the definition tells no sizes or they do not run on Fargate.
 */
export function fargatePrice(
  service: ResourceNode,
  definition: ResourceNode | undefined,
  tasks: number,
): number | undefined {
  const cpuUnits = Number(definition && textAt(definition.properties, 'cpu'));
  const mebibytes = Number(definition && textAt(definition.properties, 'memory'));
  const onSpot = spotTasks(service, tasks);
  if (!(cpuUnits > 0) || !(mebibytes > 0) || onSpot === undefined) return undefined;
  const perTask = (cpuUnits / 1_024) * vcpu + (mebibytes / 1_024) * gibibyte;
  return perTask * (tasks - onSpot + onSpot * spotShare);
}

/** How many of the tasks run on Spot: first the base of a provider, then by weight. */
function spotTasks({ properties }: ResourceNode, tasks: number): number | undefined {
  const strategy = objectsAt(properties, 'capacityProviderStrategy[]').map(
    ({ capacityProvider, base, weight }) => ({
      isSpot: capacityProvider === 'FARGATE_SPOT',
      isFargate: capacityProvider === 'FARGATE' || capacityProvider === 'FARGATE_SPOT',
      base: Number(base ?? 0),
      weight: Number(weight ?? 0),
    }),
  );
  if (strategy.length === 0) return textAt(properties, 'launchType') === 'FARGATE' ? 0 : undefined;
  if (strategy.some(({ isFargate }) => !isFargate)) return undefined;
  const sum = (of: 'base' | 'weight', list: typeof strategy) =>
    list.reduce((total, one) => total + one[of], 0);
  const spot = strategy.filter(({ isSpot }) => isSpot);
  const bases = Math.min(tasks, sum('base', strategy));
  const baseOnSpot = Math.min(bases, sum('base', spot));
  const weights = sum('weight', strategy);
  return baseOnSpot + (weights > 0 ? ((tasks - bases) * sum('weight', spot)) / weights : 0);
}
