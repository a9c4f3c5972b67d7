import type { PriceDimension, PriceStatement } from '../price.ts';
import { objectsAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';
import { camelCased } from './camel-cased.ts';

/** A cluster costs nothing; Container Insights is billed by metrics, of which nobody knows how many there will be. */
export const clusterPrice: PriceStatement = {
  dimensions: (properties) => insightsBy(objectsAt(camelCased(properties), 'clusterSettings[]')),
  live: (properties) => insightsBy(objectsAt(properties, 'settings[]')),
};

function insightsBy(settings: readonly Properties[]): PriceDimension[] {
  const insights = settings.find(({ name }) => name === 'containerInsights')?.value ?? 'disabled';
  if (insights === 'disabled') return [];
  return [
    {
      title: 'Container Insights',
      rate: `container-insights/${String(insights)}`,
      unit: 'metric',
      amount: undefined,
      times: [],
      billing: 'use',
    },
  ];
}
