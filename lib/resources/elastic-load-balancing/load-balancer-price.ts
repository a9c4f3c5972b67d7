import type { PriceDimension, PriceStatement } from '../price.ts';
import { objectsAt, textAt, valuesAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';

export const loadBalancerPrice: PriceStatement = {
  dimensions: (properties) => [
    ...capacity(properties),
    ...addresses(textAt(properties, 'Scheme') !== 'internal' ? plannedAddresses(properties) : 0),
  ],
  live: (properties) => [
    ...capacity(properties),
    ...addresses(textAt(properties, 'Scheme') === 'internet-facing' ? lent(properties) : 0),
  ],
};

/** Each kind has capacity units of its own, at prices of their own. */
function capacity(properties: Properties): PriceDimension[] {
  const type = textAt(properties, 'Type') ?? 'application';
  return [
    {
      title: 'Load balancer',
      rate: `load-balancer/${type}`,
      unit: 'hour',
      amount: 1,
      times: ['hours'],
      billing: 'existing',
    },
    {
      title: 'Load',
      rate: type === 'application' ? 'load-balancer/lcu-hour' : `load-balancer/${type}-lcu-hour`,
      unit: 'LCU-hour',
      amount: 1,
      times: ['loadBalancerLcus', 'hours'],
      billing: 'use',
    },
  ];
}

/** AWS lends one in each zone at least; what it lends beyond that under load is not reckoned. */
function addresses(amount: number): PriceDimension[] {
  if (amount === 0) return [];
  return [
    {
      title: 'Public IPv4 addresses',
      rate: 'public-ipv4/hour',
      unit: 'hour',
      amount,
      times: ['hours'],
      billing: 'existing',
    },
  ];
}

/** Elastic IP addresses are resources of their own. */
function plannedAddresses(properties: Properties): number {
  const own = objectsAt(properties, 'SubnetMappings[]').filter(hasNoOwnAddress);
  return valuesAt(properties, 'Subnets[]').length + own.length;
}

function lent(properties: Properties): number {
  return objectsAt(properties, 'AvailabilityZones[]').filter(
    (zone) => textAt(zone, 'LoadBalancerAddresses[].AllocationId') === undefined,
  ).length;
}

function hasNoOwnAddress(mapping: Properties): boolean {
  return textAt(mapping, 'AllocationId') === undefined;
}
