import type { PriceStatement } from '../price.ts';
import { numberAt, textAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';

export const replicationGroupPrice: PriceStatement = {
  dimensions: (properties) => [
    {
      title: 'Nodes',
      rate: `${engineRate(properties)}/${textAt(properties, 'CacheNodeType') ?? 'unknown type'}`,
      unit: 'hour',
      amount: nodesOf(properties),
      times: ['hours'],
      billing: 'existing',
    },
  ],
};

/** Valkey costs less than Redis. */
function engineRate(properties: Properties): string {
  const engine = textAt(properties, 'Engine') ?? 'redis';
  return engine === 'redis' ? 'elasticache' : `elasticache-${engine}`;
}

/** As many as there are, else as many as are asked for. */
function nodesOf(properties: Properties): number {
  const { MemberClusters } = properties;
  if (Array.isArray(MemberClusters)) return MemberClusters.length;
  const shards = numberAt(properties, 'NumNodeGroups') ?? 1;
  const replicas = numberAt(properties, 'ReplicasPerNodeGroup') ?? 0;
  return numberAt(properties, 'NumCacheClusters') ?? shards * (replicas + 1);
}
