import type { PriceDimension, PriceStatement } from '../price.ts';
import { numberAt, textAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';

/** I/O operations a second, and MiB a second, that a gp3 volume has without extra charge. */
const included = { iops: 3_000, throughput: 125 };

/** What a volume is billed for; `sizeAt` is where its properties say how many GiB it has. */
export function volumeDimensions(
  properties: Properties,
  sizeAt: string,
  usualType: string,
): PriceDimension[] {
  const type = textAt(properties, 'VolumeType') ?? usualType;
  const storage: PriceDimension = {
    title: `${type} storage`,
    rate: `ebs-volume/${type}`,
    unit: 'GB-month',
    amount: numberAt(properties, sizeAt),
    times: [],
    billing: 'existing',
  };
  return type === 'gp3' ? [storage, ...gp3Extras(properties)] : [storage];
}

function gp3Extras(properties: Properties): PriceDimension[] {
  const iops = (numberAt(properties, 'Iops') ?? 0) - included.iops;
  const throughput = (numberAt(properties, 'Throughput') ?? 0) - included.throughput;
  const extra = { times: [], billing: 'existing' } as const;
  return [
    {
      ...extra,
      title: 'I/O operations beyond 3,000 a second',
      rate: 'ebs-iops/gp3',
      unit: 'IOPS-month',
      amount: iops,
    },
    {
      ...extra,
      title: 'Throughput beyond 125 MiB a second',
      rate: 'ebs-throughput/gp3',
      unit: 'MiB/s-month',
      amount: throughput,
    },
  ].filter(({ amount }) => amount > 0);
}

export const volumePrice: PriceStatement = {
  dimensions: (properties) => volumeDimensions(properties, 'Size', 'unknown type'),
};
