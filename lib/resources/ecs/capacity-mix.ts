import { objectsAt, textAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';

/** How a service's tasks are spread over Fargate and Fargate Spot: first the base, then by weight. */
export interface CapacityMix {
  readonly onDemandBase: number;
  readonly onDemandWeight: number;
  readonly spotWeight: number;
}

export const onDemandOnly: CapacityMix = { onDemandBase: 0, onDemandWeight: 1, spotWeight: 0 };

export const spotOnly: CapacityMix = { onDemandBase: 0, onDemandWeight: 0, spotWeight: 1 };

/** The mix of a service, or undefined where it runs on anything but Fargate, or has its base on Spot. */
export function mixOf(service: Properties): CapacityMix | undefined {
  const strategy = objectsAt(service, 'capacityProviderStrategy[]');
  if (strategy.length === 0) {
    return textAt(service, 'launchType') === 'FARGATE' ? onDemandOnly : undefined;
  }
  const of = (name: string) => strategy.find(({ capacityProvider }) => capacityProvider === name);
  const [onDemand, spot] = [of('FARGATE'), of('FARGATE_SPOT')];
  const isKnown = [onDemand, spot].filter(Boolean).length === strategy.length;
  if (!isKnown || Number(spot?.base ?? 0) > 0) return undefined;
  return {
    onDemandBase: Number(onDemand?.base ?? 0),
    onDemandWeight: Number(onDemand?.weight ?? 0),
    spotWeight: Number(spot?.weight ?? 0),
  };
}

/** How many of so many tasks are on Spot, to the nearest. */
export function spotTasks(count: number, mix: CapacityMix): number {
  const { onDemandBase, onDemandWeight, spotWeight } = mix;
  const weights = onDemandWeight + spotWeight;
  if (weights === 0) return 0;
  return Math.round((Math.max(0, count - onDemandBase) * spotWeight) / weights);
}

/** `Spot 3 : on demand 1, the first 2 on demand`. */
export function mixText({ onDemandBase, onDemandWeight, spotWeight }: CapacityMix): string {
  const base = onDemandBase > 0 ? `, the first ${onDemandBase} on demand` : '';
  if (spotWeight === 0) return 'On demand only';
  return onDemandWeight === 0
    ? `Spot${base}`
    : `Spot ${spotWeight} : on demand ${onDemandWeight}${base}`;
}
