import type { PriceStatement } from '../price.ts';
import { textAt } from '../property-path.ts';

/** EC2 tells of a gateway for an hour after it was deleted, or could not be made; it is not billed then. */
const ended: ReadonlySet<string | undefined> = new Set(['deleted', 'failed']);

export const natGatewayPrice: PriceStatement = {
  dimensions: (properties) =>
    ended.has(textAt(properties, 'State'))
      ? []
      : [
          {
            title: 'Gateway',
            rate: 'nat-gateway/hour',
            unit: 'hour',
            amount: 1,
            times: ['hours'],
            billing: 'existing',
          },
          {
            title: 'Data processed',
            rate: 'nat-gateway/gb',
            unit: 'GB',
            amount: 1,
            times: ['natGatewayGb'],
            billing: 'use',
          },
        ],
};
