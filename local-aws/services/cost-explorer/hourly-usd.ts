import { products } from '../pricing/products.ts';
import type { Lifetime } from './lifetimes.ts';

const hoursAMonth = 730;

type Billed = Pick<Lifetime, 'type' | 'properties'>;

/** USD an hour of the types that are billed for being there; everything else costs nothing here. */
const hourlyUsdOf: Readonly<Record<string, (properties: Billed['properties']) => number>> = {
  'AWS::EC2::EIP': () => usdOf('PublicIPv4:InUseAddress'),
  'AWS::EC2::Instance': ({ InstanceType }) => usdOf(`BoxUsage:${InstanceType}`),
  'AWS::EC2::NatGateway': () => usdOf('NatGateway-Hours'),
  'AWS::ElastiCache::ReplicationGroup': ({ CacheNodeType, NumCacheClusters = 1 }) =>
    usdOf(`NodeUsage:${CacheNodeType}`) * Number(NumCacheClusters),
  'AWS::ElasticLoadBalancingV2::LoadBalancer': () => usdOf('LoadBalancerUsage'),
  'AWS::KMS::Key': () => 1 / hoursAMonth,
  'AWS::RDS::DBInstance': ({ DBInstanceClass }) => usdOf(`InstanceUsage:${DBInstanceClass}`),
  'AWS::SecretsManager::Secret': () => 0.4 / hoursAMonth,
};

export function hourlyUsd({ type, properties }: Billed): number {
  return hourlyUsdOf[type]?.(properties) ?? 0;
}

function usdOf(usagetype: string): number {
  return products.find(({ attributes }) => attributes.usagetype === usagetype)?.usd ?? 0;
}
