import { countedDimension } from '../counted-store.ts';
import type { PriceDimension, PriceStatement } from '../price.ts';
import { valuesAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';

const storage: PriceDimension = {
  title: 'Storage',
  rate: 's3-storage/standard',
  unit: 'GB-month',
  amount: 1,
  times: ['bucketGb'],
  billing: 'existing',
};

const tiering: PriceDimension = {
  title: 'Watching of Intelligent-Tiering',
  rate: 's3-tiering/thousand-objects',
  unit: 'thousand objects',
  amount: 1,
  times: ['bucketThousands'],
  billing: 'existing',
};

/** Storage at the price of Standard, which is also that of what Intelligent-Tiering has not moved yet. */
export const bucketPrice: PriceStatement = {
  dimensions: (properties) => [storage, ...(isTiered(properties) ? [tiering] : [])],
  live: (properties) => [
    countedDimension(storage, properties, 'gib'),
    ...(isTiered(properties) ? [countedDimension(tiering, properties, 'thousands')] : []),
  ],
};

function isTiered(properties: Properties): boolean {
  return valuesAt(properties, 'LifecycleConfiguration.Rules[].Transitions[].StorageClass').includes(
    'INTELLIGENT_TIERING',
  );
}
