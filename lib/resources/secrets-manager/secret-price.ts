import type { PriceStatement } from '../price.ts';

/** A secret that waits for its deletion is not billed (AWS Secrets Manager pricing). */
export const secretPrice: PriceStatement = {
  dimensions: ({ DeletedDate }) =>
    DeletedDate === undefined
      ? [
          {
            title: 'Secret',
            rate: 'secrets-manager/secret',
            unit: 'secret-month',
            amount: 1,
            times: [],
            billing: 'existing',
          },
        ]
      : [],
};
