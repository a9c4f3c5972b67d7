import type { ResourceNode } from '#lib/resources/graph.ts';
import { textAt } from '#lib/resources/property-path.ts';
import { hoursAMonth, priceTable } from './price-table.ts';

/** USD an hour by the table of what it names, or undefined. */
function priceIn(table: Readonly<Record<string, number>>, name: string | undefined) {
  return name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}

function times(price: number | undefined, count: number): number | undefined {
  return price === undefined ? undefined : price * count;
}

const prices: Readonly<
  Record<string, (properties: ResourceNode['properties']) => number | undefined>
> = {
  'AWS::EC2::Instance': (properties) =>
    textAt(properties, 'InstanceLifecycle') === undefined
      ? priceIn(priceTable.instances, textAt(properties, 'InstanceType'))
      : undefined,
  'AWS::RDS::DBInstance': (properties) =>
    textAt(properties, 'Engine') === 'mysql'
      ? times(
          priceIn(priceTable.mysql, textAt(properties, 'DBInstanceClass')),
          properties.MultiAZ === true ? 2 : 1,
        )
      : undefined,
  'AWS::ElastiCache::ReplicationGroup': ({ CacheNodeType, MemberClusters }) =>
    times(
      priceIn(priceTable.redis, typeof CacheNodeType === 'string' ? CacheNodeType : undefined),
      Array.isArray(MemberClusters) ? MemberClusters.length : 1,
    ),
  'AWS::EC2::Volume': ({ Size, VolumeType }) =>
    times(
      priceIn(priceTable.volumes, typeof VolumeType === 'string' ? VolumeType : undefined),
      Number(Size ?? 0) / hoursAMonth,
    ),
  'AWS::EC2::NatGateway': () => priceTable.natGateway,
  'AWS::EC2::EIP': () => priceTable.publicIpv4,
};

/** USD an hour that a resource costs while it runs, by itself; undefined where the table has no price of it. */
export function hourlyPrice({ type, properties }: ResourceNode): number | undefined {
  return prices[type]?.(properties);
}
