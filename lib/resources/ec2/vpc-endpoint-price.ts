import type { PriceStatement } from '../price.ts';
import { textAt, valuesAt } from '../property-path.ts';

/** Gateway endpoints are free of charge, all others are billed by the hour in each zone and by traffic. */
export const vpcEndpointPrice: PriceStatement = {
  dimensions: (properties) => {
    const type = textAt(properties, 'VpcEndpointType') ?? 'Gateway';
    if (type === 'Gateway') return [];
    return [
      {
        title: `${type} endpoint`,
        rate: `vpc-endpoint/${type}`,
        unit: 'hour',
        amount: Math.max(1, valuesAt(properties, 'SubnetIds[]').length),
        times: ['hours'],
        billing: 'existing',
      },
    ];
  },
};
