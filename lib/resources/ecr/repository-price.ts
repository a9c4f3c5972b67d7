import { countedDimension } from '../counted-store.ts';
import type { PriceDimension, PriceStatement } from '../price.ts';

const images: PriceDimension = {
  title: 'Images',
  rate: 'ecr-storage/gb-month',
  unit: 'GB-month',
  amount: 1,
  times: ['imageGb'],
  billing: 'existing',
};

/** Storage of images, as many as were counted where there is something to count. */
export const repositoryPrice: PriceStatement = {
  dimensions: () => [images],
  live: (properties) => [countedDimension(images, properties, 'gib')],
};
