import type { CapacityProviderStrategyItem, CreateServiceRequest } from '@aws-sdk/client-ecs';
import { AwsError } from '../../service.ts';

/**
 * What a request says about where tasks are to run, if it does.
 * @throws AwsError InvalidParameterException
 */
export function strategyOf({
  capacityProviderStrategy,
  launchType,
}: Pick<CreateServiceRequest, 'capacityProviderStrategy' | 'launchType'>):
  | CapacityProviderStrategyItem[]
  | undefined {
  if (capacityProviderStrategy && launchType) {
    throw new AwsError(
      'InvalidParameterException',
      'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    );
  }
  if (capacityProviderStrategy) return capacityProviderStrategy;
  return launchType ? [{ capacityProvider: launchType, weight: 1 }] : undefined;
}

/** Whether two strategies spread tasks alike, in whatever order they name the providers. */
export function isSameStrategy(
  one: readonly CapacityProviderStrategyItem[],
  other: readonly CapacityProviderStrategyItem[],
): boolean {
  const text = (strategy: readonly CapacityProviderStrategyItem[]) =>
    strategy
      .map(({ capacityProvider, weight = 0, base = 0 }) => `${capacityProvider} ${weight} ${base}`)
      .sort()
      .join();
  return text(one) === text(other);
}

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
