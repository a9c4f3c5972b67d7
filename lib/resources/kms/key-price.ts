import type { PriceStatement } from '../price.ts';
import { textAt } from '../property-path.ts';

/** Keys that wait for their deletion, and those that AWS manages, are not billed (AWS KMS pricing). */
export const keyPrice: PriceStatement = {
  dimensions: (properties) =>
    textAt(properties, 'KeyState') === 'PendingDeletion' ||
    textAt(properties, 'KeyManager') === 'AWS'
      ? []
      : [
          {
            title: 'Key',
            rate: 'kms/key',
            unit: 'key-month',
            amount: 1,
            times: [],
            billing: 'existing',
          },
        ],
};
