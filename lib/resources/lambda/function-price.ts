import type { PriceStatement } from '../price.ts';
import { numberAt, textAt } from '../property-path.ts';

/** MiB of a function that does not say (Lambda API, CreateFunction). */
const usualMemoryMib = 128;

export const functionPrice: PriceStatement = {
  dimensions: (properties) => [
    {
      title: 'Running time',
      rate: `lambda/gb-second-${textAt(properties, 'Architectures[]') ?? 'x86_64'}`,
      unit: 'GB-second',
      amount: (numberAt(properties, 'MemorySize') ?? usualMemoryMib) / 1_024,
      times: ['functionSeconds'],
      billing: 'use',
    },
  ],
};
