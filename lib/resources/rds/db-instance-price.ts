import type { PriceStatement } from '../price.ts';
import { numberAt, textAt } from '../property-path.ts';

/** A standby in another zone costs as much again, its storage too. */
export const dbInstancePrice: PriceStatement = {
  dimensions: (properties) => {
    const zones = properties.MultiAZ === true || properties.MultiAZ === 'true' ? 2 : 1;
    const storageGib = numberAt(properties, 'AllocatedStorage');
    const engine = textAt(properties, 'Engine') ?? 'unknown engine';
    return [
      {
        title: zones === 2 ? 'Instance and standby' : 'Instance',
        rate: `rds-${engine}/${textAt(properties, 'DBInstanceClass') ?? 'unknown class'}`,
        unit: 'hour',
        amount: zones,
        times: ['databaseHours'],
        billing: 'running',
      },
      {
        title: 'Storage',
        rate: `rds-storage/${textAt(properties, 'StorageType') ?? 'unknown type'}`,
        unit: 'GB-month',
        amount: storageGib === undefined ? undefined : storageGib * zones,
        times: [],
        billing: 'existing',
      },
    ];
  },
  rests: (properties) => textAt(properties, 'DBInstanceStatus') === 'stopped',
};
