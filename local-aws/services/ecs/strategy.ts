import type { CapacityProviderStrategyItem } from '@aws-sdk/client-ecs';

/**
 * The provider of the next task: bases are filled first, then tasks are shared out by weight.
 * Source: CapacityProviderStrategyItem, Amazon ECS API reference.
 */
export function nextProvider(
  strategy: readonly CapacityProviderStrategyItem[],
  running: readonly string[],
): string | undefined {
  const count = ({ capacityProvider }: CapacityProviderStrategyItem) =>
    running.filter((name) => name === capacityProvider).length;
  const wanting = strategy.find((item) => count(item) < (item.base ?? 0));
  if (wanting) return wanting.capacityProvider;
  const weighed = strategy.filter(({ weight = 0 }) => weight > 0);
  const loadOf = (item: CapacityProviderStrategyItem) =>
    (count(item) - (item.base ?? 0) + 1) / (item.weight ?? 1);
  const [next] = weighed.toSorted((a, b) => loadOf(a) - loadOf(b));
  return next?.capacityProvider ?? strategy[0]?.capacityProvider;
}
